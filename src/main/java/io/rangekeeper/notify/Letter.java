package io.rangekeeper.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.config.NotifyTarget.Format;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Puts notices into the words of who reads them.
///
/// @param instance which replica tells
record Letter(String instance) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Alertmanager forgets an alert that nobody repeats after five minutes, if it is not told
    /// otherwise; somebody should see it before that.
    private static final Duration LASTS = Duration.ofHours(1);

    /// Slack cuts a text at 40,000 characters.
    private static final int MOST_LINES = 20;

    Body of(Format format, List<Notice> notices) {
        return switch (format) {
            case CLOUDEVENTS -> body("application/cloudevents-batch+json", events(notices));
            case SLACK -> body("application/json", message(notices));
            case ALERTMANAGER -> body("application/json", alerts(notices));
        };
    }

    /// CloudEvents 1.0, JSON batch format.
    private JsonNode events(List<Notice> notices) {
        ArrayNode events = JSON.arrayNode();
        for (Notice notice : notices) {
            ObjectNode event = events.addObject();
            event.put("specversion", "1.0")
                    .put("id", id(notice))
                    .put("source", "/rangekeeper/" + instance)
                    .put("type", "io.rangekeeper.policy." + notice.reason().text())
                    .put("subject", notice.policy().toString())
                    .put("time", notice.time().toString())
                    .put("datacontenttype", "application/json");
            event.putObject("data")
                    .put("namespace", notice.policy().namespace())
                    .put("policy", notice.policy().name())
                    .put("reason", notice.reason().text())
                    .put("about", notice.about().word())
                    .put("warning", notice.reason().isWarning())
                    .put("note", notice.note());
        }
        return events;
    }

    /// The same for a post that is tried again, so that who has it already can tell.
    private static String id(Notice notice) {
        String text = notice.time() + " " + notice.key();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static JsonNode message(List<Notice> notices) {
        StringBuilder text = new StringBuilder("*Rangekeeper*");
        for (Notice notice : notices.subList(0, Math.min(notices.size(), MOST_LINES))) {
            text.append('\n')
                    .append(notice.reason().isWarning() ? ":warning: " : "")
                    .append(escape(notice.policy() + " " + notice.reason().text()))
                    .append(": ")
                    .append(escape(notice.note()));
        }
        if (notices.size() > MOST_LINES) {
            text.append("\nand ").append(notices.size() - MOST_LINES).append(" more");
        }
        return JSON.objectNode().put("text", text.toString()).put("mrkdwn", true);
    }

    /// As Slack's "Escaping text" says; `<!channel>` and links begin with what is escaped.
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private JsonNode alerts(List<Notice> notices) {
        ArrayNode alerts = JSON.arrayNode();
        for (Notice notice : notices) {
            ObjectNode alert = alerts.addObject();
            alert.putObject("labels")
                    .put("alertname", "Rangekeeper" + notice.reason().text())
                    .put("namespace", notice.policy().namespace())
                    .put("policy", notice.policy().name())
                    .put("severity", notice.reason().isWarning() ? "warning" : "info");
            alert.putObject("annotations")
                    .put("summary", notice.policy() + ": " + notice.reason().text())
                    .put("description", notice.note());
            alert.put("startsAt", notice.time().toString())
                    .put("endsAt", notice.time().plus(LASTS).toString());
        }
        return alerts;
    }

    private static Body body(String type, JsonNode json) {
        return new Body(type, json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
