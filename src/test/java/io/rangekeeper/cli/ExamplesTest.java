package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rangekeeper.cli.Cli.Run;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a newcomer sees first.
class ExamplesTest {
    private final Run run =
            Cli.run("plan", "-f", "deploy/examples", "--recorded", Cli.SAMPLES, "-o", "json");

    @Test
    void theExamplesShowWhatCanBecomeOfAPolicy() throws IOException {
        Map<String, String> states = new LinkedHashMap<>();
        for (JsonNode policy : report().path("policies")) {
            String cause = policy.at("/rules/0/outcome/changes/0/cause").asText();
            String change = policy.path("changes").asBoolean() ? " changes, " + cause : "";
            states.put(
                    policy.path("namespace").asText() + "/" + policy.path("name").asText(),
                    policy.path("state").asText() + change);
        }

        assertThat(states)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "backup/allow-egress-to-object-storage", "synced changes, first",
                                "orders/allow-egress-to-dynamodb", "held changes, first",
                                "payments/allow-egress-to-stripe", "synced changes, first",
                                "payments/allow-webhooks-from-stripe", "synced changes, first",
                                "web/allow-egress-to-cloudfront", "synced changes, owner",
                                "web/allow-egress-to-reporting", "synced"));
        assertThat(report().path("troubles")).isEmpty();
    }

    @Test
    void theExceptionFallsIntoWhatIsSelected() throws IOException {
        assertThat(policy("backup").at("/rules/0/outcome/changes/0/added/0"))
                .hasToString(
                        "{\"cidr\":\"11.32.128.0/19\",\"except\":[\"11.32.130.0/28\"],"
                                + "\"from\":[\"aws{service=\\\"S3\\\",region=~\\\"eu-(west|central)-1\\\"}\"]}");
    }

    @Test
    void whatWasKeptByHandStaysUntilSomebodyDecides() throws IOException {
        JsonNode held = policy("orders").at("/rules/0/outcome/held/0");

        assertThat(held.path("reason").asText()).isEqualTo("adoption");
        assertThat(held.path("removed")).hasToString("[\"11.97.240.0/21\"]");
    }

    @Test
    void nobodyTakesTheSampleRangesForRealOnes() throws IOException {
        for (JsonNode document : report().path("documents")) {
            assertThat(document.path("location").asText()).startsWith(Cli.SAMPLES);
        }
        Run ranges = Cli.run("ranges", "aws or gcp or stripe", "--recorded", Cli.SAMPLES);
        assertThat(ranges.lines()).isNotEmpty().allMatch(cidr -> cidr.matches("(11\\.|2d0).*"));
    }

    private JsonNode policy(String namespace) throws IOException {
        for (JsonNode policy : report().path("policies")) {
            if (policy.path("namespace").asText().equals(namespace)) {
                return policy;
            }
        }
        throw new AssertionError(namespace);
    }

    private JsonNode report() throws IOException {
        return JsonMapper.builder().build().readTree(run.out());
    }
}
