package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refusal;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.store.PolicyName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the API answers is a contract: the schemas allow no key that they do not name.
class ViewsTest {
    private static final String PLACE = "192.0.2.0/24";
    private static final String EVIL = "a\u001b[2J\u202e\"\n";

    private final SmallWorld world = new SmallWorld();
    private final Board board = new Board();
    private final Map<PolicyName, PolicyPlan> plans = new HashMap<>();
    private final Views views =
            new Views(
                    board,
                    SmallWorld::catalogue,
                    this::feeds,
                    name -> Optional.ofNullable(plans.get(name)),
                    InstantSource.fixed(SmallWorld.NOW));

    @Test
    void allPoliciesAreListedInTheShapeOfTheSchema() throws IOException {
        Figures.show(
                board,
                world.plan("a", PLACE, "egress", "oen"),
                world.plan("b", "11.5.0.0/16", "egress", "one"),
                world.plan("c", PLACE, "egress", "down"),
                world.plan("d", PLACE),
                world.plan("e", PLACE, "egress", "many", "mode", "observe"));
        Figures.showTroubled(board, world.plan("f", PLACE, "egress", "many"));

        JsonNode policies = policies().path("policies");

        assertThat(policies.findValuesAsText("state"))
                .containsExactly(
                        "invalid", "held", "waiting", "unmanaged", "observed", "contended");
        assertThat(policies.findValuesAsText("name")).containsExactly("a", "b", "c", "d", "e", "f");
        JsonNode held = policies.path(1).path("rules").path(0);
        assertThat(held.path("held").path(0).path("id").asText()).matches("[0-9a-f]{32}");
        assertThat(held.path("selected").path("ipv4").path("addresses").asInt()).isEqualTo(1);
        assertThat(held.path("live").path("ipv4").path("addresses").asInt()).isEqualTo(65_536);
        assertThat(policies.path(5).path("contender").asText()).isEqualTo("argocd");
        assertThat(policies.path(5).path("trouble").asText()).isEqualTo("timed out");
    }

    @Test
    void noPoliciesAreAnEmptyList() throws IOException {
        assertThat(policies().path("policies").isEmpty()).isTrue();
    }

    @Test
    void onePolicyIsTheReportThatPlanPrints() throws IOException {
        plans.put(new PolicyName("shop", "a"), world.plan("a", PLACE, "egress", "many"));

        String json = views.policy("shop", "a").orElseThrow();

        assertThat(errors("report", json)).isEmpty();
        assertThat(json).contains("\"11.9.0.0/24\"");
        assertThat(views.policy("shop", "b")).isEmpty();
    }

    @Test
    void feedsAreWhatFeedsPrints() throws IOException {
        String json = views.feedsJson();

        assertThat(errors("api", json)).isEmpty();
        JsonNode feeds = new ObjectMapper().readTree(json).path("feeds");
        assertThat(feeds.findValuesAsText("state")).containsExactly("refused", "read", "read");
        JsonNode one = feeds.path(2).path("documents").path(0);
        assertThat(one.path("version").asText()).isEqualTo("17");
        assertThat(one.path("documentSha256").asText()).isEqualTo("ab".repeat(32));
        assertThat(feeds.path(0).path("documents").path(0).path("reason").asText())
                .isEqualTo("status");
    }

    @Test
    void nothingThatSteersATerminalIsInAnAnswer() throws IOException {
        PolicyPlan evil = world.plan(EVIL, PLACE, "egress", "o\u202ene");
        Figures.show(board, evil);
        plans.put(new PolicyName("shop", EVIL), evil);

        assertThat(text()).matches("[\\x20-\\x7e\\n]+");
        assertThat(views.feedsJson()).matches("[\\x20-\\x7e\\n]+");
        assertThat(views.policy("shop", EVIL).orElseThrow()).matches("[\\x20-\\x7e\\n]+");
    }

    private FetchedFeeds feeds() {
        TreeMap<DocumentKey, ReadResult> results = new TreeMap<>();
        results.put(new DocumentKey("down", ""), new Refused(Refusal.STATUS, "503 " + EVIL));
        return new FetchedFeeds(results, world.snapshots());
    }

    private JsonNode policies() throws IOException {
        String json = text();
        assertThat(errors("api", json)).isEmpty();
        return new ObjectMapper().readTree(json);
    }

    private String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        views.policies(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Error> errors(String schema, String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("config/%s.schema.json".formatted(schema))))
                .validate(json, InputFormat.JSON);
    }
}
