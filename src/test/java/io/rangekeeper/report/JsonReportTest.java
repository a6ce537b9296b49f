package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rangekeeper.policy.PolicyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The JSON is a contract: `config/report.schema.json` allows no key that it does not name.
class JsonReportTest {
    @Test
    void everyKindOfPlanIsValidByThePublishedSchema() throws IOException {
        Report report =
                Plans.report(
                        Plans.plan("a", "egress", "one or few", "except", "11.1.2.0/24"),
                        Plans.plan("b", "egress", "down"),
                        Plans.plan("c", "egress", "many", "max-cidrs", "10"),
                        Plans.plan("d", "egress", "on"),
                        Plans.plan("e"),
                        Plans.plan("f", "egress", "one", "mode", "observe"),
                        Plans.plan(
                                "g",
                                List.of("11.5.0.0/16"),
                                Map.of("rangekeeper.io/egress", "one")));

        assertThat(errors(JsonReport.render(report))).isEmpty();
        assertThat(report.policies())
                .extracting(Report.Policy::state)
                .containsExactly(
                        "synced", "waiting", "held", "invalid", "unmanaged", "observed", "held");
    }

    @Test
    void everyResultIsValid() throws IOException {
        PolicyPlan plan = Plans.plan("a", "egress", "one");
        for (String what : List.of("written", "unchanged", "gone", "rejected", "failed")) {
            assertThat(errors(JsonReport.render(Plans.applied(plan, what, "x")))).isEmpty();
        }
    }

    @Test
    void theSchemaRefusesWhatItDoesNotName() throws IOException {
        String json = JsonReport.render(Plans.report(Plans.plan("a", "egress", "one")));

        assertThat(errors(json.replace("\"cause\"", "\"case\""))).hasSizeGreaterThanOrEqualTo(2);
        assertThat(errors(json.replace("\"state\" : \"synced\"", "\"state\" : \"fine\"")))
                .hasSize(1);
        assertThat(errors(json.replaceFirst("\\{", "{\"more\" : 1,"))).hasSize(1);
    }

    @Test
    void aHeldChangeIsNamedByItsId() {
        Report report = Plans.report(Plans.held("a"));

        assertThat(Plans.heldId(report)).matches("[0-9a-f]{32}");
        assertThat(JsonReport.render(report)).contains("\"id\" : \"" + Plans.heldId(report) + "\"");
    }

    @Test
    void numbersAreExactAndTimesAreUtc() {
        String json = JsonReport.render(Plans.report(Plans.plan("a", "egress", "2d00::/20")));

        assertThat(json)
                .contains("\"addresses\" : 324518553658426726783156020576256")
                .contains("\"at\" : \"2026-02-03T04:05:06Z\"");
    }

    private static List<com.networknt.schema.Error> errors(String json) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("config/report.schema.json")));
        return schema.validate(json, InputFormat.JSON);
    }
}
