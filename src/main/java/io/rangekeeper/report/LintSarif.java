package io.rangekeeper.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Sha256;
import io.rangekeeper.lint.LintId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The findings in SARIF 2.1.0 (OASIS), which code hosts show beside the lines that they are about.
public final class LintSarif {
    private static final List<String> RULES =
            Arrays.stream(LintId.values()).map(LintId::name).toList();
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /// `file:line`, or `file:line:column`; an object of a cluster has no colon in its name.
    private static final Pattern FILE = Pattern.compile("(.+?):([0-9]{1,9})(?::[0-9]+)?");

    private final LintReport report;
    private final ObjectNode log = JsonNodeFactory.instance.objectNode();

    private LintSarif(LintReport report) {
        this.report = report;
    }

    /// One run with all findings, silenced ones as suppressed.
    ///
    /// @param version of Rangekeeper
    public static String render(LintReport report, String version) {
        return new LintSarif(report).render(version);
    }

    private String render(String version) {
        log.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "rangekeeper").put("version", version);
        rules(driver.putArray("rules"));
        notifications(run.putArray("invocations").addObject());
        ArrayNode results = run.putArray("results");
        report.findings().forEach(finding -> result(results.addObject(), finding));
        return JsonReport.tree(log);
    }

    private static void rules(ArrayNode rules) {
        for (LintId id : LintId.values()) {
            ObjectNode rule = rules.addObject().put("id", id.name());
            rule.putObject("shortDescription").put("text", id.title());
            rule.putObject("help")
                    .put("text", "config/lint.md of Rangekeeper, the chapter " + id.name());
        }
    }

    private void notifications(ObjectNode invocation) {
        invocation.put("executionSuccessful", true);
        ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
        for (LintReport.NotRead gap : report.notRead()) {
            ObjectNode notification = notifications.addObject().put("level", "warning");
            notification
                    .putObject("message")
                    .put("text", Printable.of("not read: " + gap.what() + ": " + gap.problem()));
        }
    }

    private static void result(ObjectNode result, LintReport.Entry finding) {
        result.put("ruleId", finding.id())
                .put("ruleIndex", RULES.indexOf(finding.id()))
                .put("level", finding.severity());
        result.putObject("message")
                .put(
                        "text",
                        Printable.of(
                                finding.title()
                                        + ": "
                                        + finding.object()
                                        + ". "
                                        + finding.reason()));
        location(result.putArray("locations").addObject(), finding);
        // Lines move; what is found, and where in which object, does not.
        result.putObject("partialFingerprints")
                .put(
                        "rangekeeper/v1",
                        Sha256.of(
                                String.join("\n", finding.id(), finding.object(), finding.path())));
        if (!finding.counts()) {
            result.putArray("suppressions")
                    .addObject()
                    .put("kind", "inSource")
                    .put("justification", Printable.of(finding.silenced()));
        }
        if (!finding.fix().isEmpty()) {
            result.putObject("properties").put("fix", finding.fix());
        }
    }

    private static void location(ObjectNode location, LintReport.Entry finding) {
        Matcher file = FILE.matcher(finding.place());
        if (file.matches()) {
            ObjectNode physical = location.putObject("physicalLocation");
            physical.putObject("artifactLocation").put("uri", uri(file.group(1)));
            physical.putObject("region")
                    .put("startLine", Math.max(1, Integer.parseInt(file.group(2))));
        }
        String name =
                finding.path().isEmpty()
                        ? finding.object()
                        : finding.object() + " " + finding.path();
        location.putArray("logicalLocations")
                .addObject()
                .put("fullyQualifiedName", Printable.of(name))
                .put("kind", "object");
    }

    private static String uri(String path) {
        try {
            String slashes = path.replace('\\', '/');
            return slashes.startsWith("/")
                    ? new URI("file", "", slashes, null).toASCIIString()
                    : new URI(null, null, slashes, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "unnamed";
        }
    }
}
