package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.report.Printable;
import io.rangekeeper.store.PolicyEvents.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Events as `events.k8s.io/v1` wants them.
final class EventJson {
    static final String CONTROLLER = "rangekeeper.io/controller";

    /// The API's limit of a note, in bytes of UTF-8.
    private static final int NOTE = 1_024;

    /// Of a name, with room for what makes it unique; the API allows 253.
    private static final int NAME = 200;

    /// The API's limit of who tells.
    private static final int INSTANCE = 128;

    private EventJson() {}

    /// Something to tell.
    ///
    /// @param resourceVersion of the state that it is about
    /// @param note as it will be written
    record Occurrence(
            String namespace,
            String policy,
            String uid,
            String resourceVersion,
            Reason reason,
            String note,
            Instant time) {
        static Occurrence of(NetworkPolicy policy, Reason reason, String note, Instant time) {
            return new Occurrence(
                    policy.namespace(),
                    policy.name(),
                    policy.uid(),
                    policy.resourceVersion(),
                    reason,
                    cut(Printable.of(note)),
                    time);
        }

        EventMemory.Key key() {
            return new EventMemory.Key(uid, reason, note);
        }
    }

    /// @param instance which replica tells
    static ObjectNode event(String name, String instance, Occurrence told) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("apiVersion", "events.k8s.io/v1").put("kind", "Event");
        event.putObject("metadata").put("name", name).put("namespace", told.namespace());
        event.put("eventTime", LeaseRecords.MICRO_TIME.format(told.time()));
        event.put("reportingController", CONTROLLER)
                .put("reportingInstance", start(instance, INSTANCE));
        event.put("action", action(told.reason())).put("reason", told.reason().text());
        event.put("type", told.reason().isWarning() ? "Warning" : "Normal");
        event.put("note", told.note());
        event.putObject("regarding")
                .put("apiVersion", ObjectKind.POLICIES.apiVersion())
                .put("kind", ObjectKind.POLICIES.kind())
                .put("namespace", told.namespace())
                .put("name", told.policy())
                .put("uid", told.uid())
                .put("resourceVersion", told.resourceVersion());
        return event;
    }

    /// That an event happened again: the only part of one that may change.
    static ObjectNode series(int count, Instant last) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.putObject("series")
                .put("count", count)
                .put("lastObservedTime", LeaseRecords.MICRO_TIME.format(last));
        return fields;
    }

    /// A name that no other event has.
    ///
    /// @param unique lower-case letters and digits
    static String name(Occurrence told, String unique) {
        String start = start(told.policy(), NAME);
        // A cut may leave what no part of a name may end with.
        return start.replaceAll("[-.]+$", "") + "." + unique;
    }

    private static String start(String text, int limit) {
        return text.length() > limit ? text.substring(0, limit) : text;
    }

    /// What the controller did when it told so.
    private static String action(Reason reason) {
        return switch (reason) {
            case RANGES_UPDATED, DRIFT_CORRECTED, CONTENDED, PATCH_REJECTED -> "Patch";
            case RANGES_PENDING, CHANGE_HELD, CHANGE_APPROVED -> "Judge";
            case POLICY_INVALID, FEED_UNAVAILABLE -> "Plan";
        };
    }

    private static String cut(String note) {
        if (note.getBytes(StandardCharsets.UTF_8).length <= NOTE) {
            return note;
        }
        int end = 0;
        int bytes = "...".length();
        while (true) {
            int codePoint = note.codePointAt(end);
            bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > NOTE) {
                return note.substring(0, end) + "...";
            }
            end += Character.charCount(codePoint);
        }
    }
}
