package io.rangekeeper.controller;

import static io.rangekeeper.controller.SmallWorld.NOW;
import static io.rangekeeper.controller.SmallWorld.policy;
import static io.rangekeeper.controller.SmallWorld.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One line for each decision, and only once.
class AuditTest {
    private static final String PLACE = "192.0.2.0/24";

    private final SmallWorld world = new SmallWorld();
    private final LogLines log = new LogLines();
    private final Audit audit = new Audit(log.logger());

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void aFirstWriteTellsWhatWasOpenedAndFromWhichDocument() throws IOException {
        PolicyPlan plan = world.plan("a", PLACE, "egress", "one");

        JsonNode line = lines(Told.NOTHING, new Outcome.Written(plan)).getFirst();

        assertThat(line.path("time").asText()).isEqualTo(NOW.toString());
        assertThat(texts(line, "namespace", "policy", "rule", "ports", "expression"))
                .containsExactly("shop", "a", "spec.egress[0]", "tcp-443", "one");
        assertThat(texts(line, "what", "reason")).containsExactly("written", "first");
        assertThat(line.path("added").path("list")).hasToString("[\"11.0.0.1/32\"]");
        assertThat(line.path("before").path("ipv4").path("cidrs").asInt()).isEqualTo(1);
        assertThat(line.path("after").path("ipv4").path("addresses").asInt()).isEqualTo(1);
        JsonNode document = line.path("documents").path(0);
        assertThat(texts(document, "document", "location", "version", "documentSha256"))
                .containsExactly("one", "https://x.test/one", "17", "ab".repeat(32));
        assertThat(document.path("sha256").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void aHeldChangeIsToldOnce() throws IOException {
        PolicyPlan plan = world.plan("a", "11.5.0.0/16", "egress", "one");

        List<JsonNode> first = lines(Told.NOTHING, new Outcome.Written(plan));
        assertThat(whats(first)).contains("held adoption");
        assertThat(whats(lines(SmallWorld.told(plan), new Outcome.Unchanged(plan)))).isEmpty();
        JsonNode held =
                first.stream()
                        .filter(line -> line.path("what").asText().equals("held"))
                        .findAny()
                        .orElseThrow();
        assertThat(held.path("id").asText()).matches("[0-9a-f]{32}");
        assertThat(held.path("removed").path("list")).hasToString("[\"11.5.0.0/16\"]");
    }

    @Test
    void anApprovalIsToldWithTheChangeThatItLetsThrough() throws IOException {
        PolicyPlan plan = world.plan("a", "11.5.0.0/16", "egress", "one");
        String id = lines(Told.NOTHING, new Outcome.Unchanged(plan)).getFirst().path("id").asText();

        PolicyPlan approved = world.plan("a", "11.5.0.0/16", "egress", "one", "approve", id);

        assertThat(whats(lines(SmallWorld.told(plan), new Outcome.Written(approved))))
                .contains("approved adoption")
                .doesNotContain("held adoption");
    }

    @Test
    void aRejectionIsToldAgainOnlyWhereItIsAnother() throws IOException {
        PolicyPlan plan = world.plan("a", PLACE, "egress", "one");
        Told rejected =
                Told.of(AuditTrail.standing(new Outcome.Rejected(plan, "no such thing"), NOW));

        assertThat(whats(lines(Told.NOTHING, new Outcome.Rejected(plan, "no such thing"))))
                .containsExactly("rejected first");
        assertThat(lines(rejected, new Outcome.Rejected(plan, "no such thing"))).isEmpty();
        assertThat(lines(rejected, new Outcome.Rejected(plan, "another"))).hasSize(1);
        assertThat(lines(SmallWorld.told(plan), new Outcome.Rejected(plan, "no such thing")))
                .hasSize(1);
    }

    @Test
    void aWriteOfWhichNothingIsKnownIsToldToo() throws IOException {
        PolicyPlan plan = world.plan("a", PLACE, "egress", "one");

        List<JsonNode> lines = lines(Told.NOTHING, new Outcome.Failed(plan, "timed out"));

        assertThat(whats(lines)).containsExactly("failed first");
        assertThat(lines.getFirst().path("message").asText()).isEqualTo("timed out");
    }

    @Test
    void aMistakeIsToldUntilItIsAnother() throws IOException {
        PolicyPlan wrong = world.plan("a", PLACE, "egress", "oen");
        PolicyPlan other = world.plan("a", PLACE, "egress", "onn");

        assertThat(whats(lines(Told.NOTHING, new Outcome.Unchanged(wrong))))
                .containsExactly("invalid mistake");
        Told before = SmallWorld.told(wrong);
        assertThat(lines(before, new Outcome.Unchanged(wrong))).isEmpty();
        assertThat(lines(before, new Outcome.Unchanged(other))).hasSize(1);
    }

    @Test
    void whatWaitsOrIsOnlyObservedIsToldOnce() throws IOException {
        assertOnce(world.plan("a", PLACE, "egress", "down"), "waiting never_read");
        assertOnce(world.plan("a", PLACE, "egress", "one", "mode", "observe"), "observed first");
    }

    @Test
    void aRemovalThatWaitsSaysUntilWhen() throws IOException {
        NetworkPolicy settled = written(world.plan("a", PLACE, "egress", "many"));
        String[] fewer =
                world
                        .snapshots()
                        .current(new DocumentKey("many", ""))
                        .orElseThrow()
                        .groups()
                        .getFirst()
                        .ranges()
                        .stream()
                        .skip(1)
                        .map(Object::toString)
                        .toArray(String[]::new);
        world.publish("many", fewer);

        PolicyPlan plan = world.plan(settled);
        List<JsonNode> lines = lines(Told.NOTHING, new Outcome.Unchanged(plan));

        assertThat(whats(lines)).anyMatch(what -> what.startsWith("pending "));
        assertThat(lines.getFirst().path("until").asText()).startsWith("2026-02-04T");
        assertThat(lines.getFirst().path("removed").path("list")).hasToString("[\"11.9.0.0/24\"]");
    }

    @Test
    void handEditsAreToldAsDrift() throws IOException {
        NetworkPolicy settled = written(world.plan("a", PLACE, "egress", "one"));
        String applied = settled.annotations().getOrDefault("rangekeeper.io/applied", "");
        PolicyPlan plan = world.plan("a", "11.77.0.0/16", "egress", "one", "applied", applied);

        assertThat(whats(lines(Told.NOTHING, new Outcome.Written(plan)))).contains("written drift");
    }

    @Test
    void manyRangesAreCountedAndOnlyTheFirstAreListed() throws IOException {
        String[] blocks = new String[400];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = "11.%d.%d.0/24".formatted(i / 100, i % 100 * 2);
        }
        world.publish("many", blocks);
        PolicyPlan plan = world.plan("a", PLACE, "egress", "many");

        JsonNode added = lines(Told.NOTHING, new Outcome.Written(plan)).getFirst().path("added");

        assertThat(added.path("ipv4").path("cidrs").asInt()).isEqualTo(400);
        assertThat(added.path("list")).hasSize(AuditJson.LISTED);
    }

    @Test
    void nothingThatSteersATerminalGetsIntoALine() throws IOException {
        String evil = "a\u001b[2J\n\u202e\u2028\u0000\ud800\"} {";
        PolicyPlan wrong = world.plan(policy("sh\nop", evil, PLACE, "egress", "o\u001b\u202e\nne"));
        PolicyPlan fine = world.plan(policy("shop", evil, PLACE, "egress", "one"));

        audit.tell(Told.NOTHING, new Outcome.Unchanged(wrong), NOW);
        audit.tell(Told.NOTHING, new Outcome.Rejected(fine, evil), NOW);

        List<String> lines = log.lines();
        assertThat(lines).hasSize(2).allMatch(line -> line.matches("INFO [\\x20-\\x7e]+"));
        assertThat(
                        new ObjectMapper()
                                .readTree(lines.getLast().substring(5))
                                .path("policy")
                                .asText())
                .isEqualTo("a\\u001b[2J\\u000a\\u202e\\u2028\\u0000\\ud800\"} {");
    }

    @Test
    void aPolicyThatIsGoneIsNoDecision() throws IOException {
        PolicyPlan plan = world.plan("a", PLACE, "egress", "one");

        assertThat(lines(Told.NOTHING, new Outcome.Gone(plan))).isEmpty();
    }

    @Test
    void eachFieldIsDocumented() throws IOException {
        PolicyPlan plan = world.plan("a", PLACE, "egress", "one");
        String text = Files.readString(Path.of("config/README.md"));
        String table = text.substring(text.indexOf("### Audit"), text.indexOf("## Reports"));

        JsonNode line = lines(Told.NOTHING, new Outcome.Written(plan)).getFirst();

        line.fieldNames().forEachRemaining(name -> assertThat(table).contains("`" + name + "`"));
        for (AuditEntry.What what : AuditEntry.What.values()) {
            assertThat(table).contains("`" + Labels.of(what) + "`");
        }
    }

    private void assertOnce(PolicyPlan plan, String what) throws IOException {
        assertThat(whats(lines(Told.NOTHING, new Outcome.Unchanged(plan)))).containsExactly(what);
        assertThat(lines(SmallWorld.told(plan), new Outcome.Unchanged(plan))).isEmpty();
    }

    private List<JsonNode> lines(Told before, Outcome now) throws IOException {
        audit.tell(before, now, NOW);
        List<JsonNode> read = new ArrayList<>();
        for (String line : log.lines()) {
            read.add(new ObjectMapper().readTree(line.substring("INFO ".length())));
        }
        return read;
    }

    private static List<String> whats(List<JsonNode> lines) {
        return lines.stream()
                .map(line -> line.path("what").asText() + " " + line.path("reason").asText())
                .toList();
    }

    private static List<String> texts(JsonNode object, String... names) {
        return Stream.of(names).map(name -> object.path(name).asText()).toList();
    }
}
