package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/// Who writes what of an object, by `metadata.managedFields` (server-side apply's book-keeping,
/// which the API server fills for every writer). A manager names itself.
final class ManagedFields {
    private static final String FIELDS = "fieldsV1";
    static final String FIELD = "managedFields";

    private ManagedFields() {}

    /// Takes out of an object's metadata what [NetworkPolicy#read] does not look at: all that
    /// managers own, but for the approvals and whether they own anything of `spec`.
    static void strip(ObjectNode metadata) {
        if (!(metadata.get(FIELD) instanceof ArrayNode entries)) {
            return;
        }
        for (JsonNode entry : entries) {
            if (entry instanceof ObjectNode fields && fields.has(FIELDS)) {
                boolean spec = ownsSpec(fields);
                boolean approvals = ownsAnnotation(fields, Annotations.APPROVE);
                ObjectNode kept = fields.putObject(FIELDS);
                if (spec) {
                    kept.putObject("f:spec");
                }
                if (approvals) {
                    kept.putObject("f:metadata")
                            .putObject("f:annotations")
                            .putObject("f:" + Annotations.APPROVE);
                }
            }
        }
    }

    /// The managers that own anything of `spec`; a shape that is not understood is none.
    static Set<String> ofSpec(JsonNode metadata) {
        Set<String> managers = new TreeSet<>();
        for (JsonNode entry : metadata.path(FIELD)) {
            if (ownsSpec(entry)) {
                managers.add(entry.path("manager").asText(""));
            }
        }
        return managers;
    }

    /// @param entry one of `managedFields`
    static boolean ownsAnnotation(JsonNode entry, String annotation) {
        return entry.path(FIELDS).path("f:metadata").path("f:annotations").has("f:" + annotation);
    }

    private static boolean ownsSpec(JsonNode entry) {
        return entry.path(FIELDS).has("f:spec");
    }
}
