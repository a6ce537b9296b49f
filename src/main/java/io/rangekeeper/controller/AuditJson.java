package io.rangekeeper.controller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.policy.Approver;
import io.rangekeeper.report.Printable;
import java.time.Instant;
import java.util.Optional;

/// Decisions as JSON: one line each, of printable ASCII only, with all fields always there.
final class AuditJson {
    /// CIDRs that are listed of an addition or a removal: the rest is in the counts. A line stays
    /// below what log collectors cut (16 KiB with the usual container runtimes).
    static final int LISTED = 100;

    /// Documents that are listed.
    static final int DOCUMENTS = 10;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private AuditJson() {}

    static String line(AuditEntry entry) {
        try {
            return JSON.writeValueAsString(object(entry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    private static ObjectNode object(AuditEntry entry) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("audit", 1);
        object.put("time", entry.time().toString());
        text(object, "namespace", entry.policy().namespace());
        text(object, "policy", entry.policy().name());
        text(object, "rule", entry.rule().map(AuditEntry.Rule::place).orElse(""));
        text(object, "ports", entry.rule().map(AuditJson::ports).orElse(""));
        text(object, "expression", entry.rule().map(AuditEntry.Rule::expression).orElse(""));
        object.put("what", Labels.of(entry.what()));
        object.put("reason", entry.reason());
        text(object, "message", entry.message());
        object.put("id", entry.id());
        object.put("until", entry.until().map(Instant::toString).orElse(""));
        object.set("before", sizes(entry.rule().map(AuditEntry.Rule::before)));
        object.set("after", sizes(entry.rule().map(AuditEntry.Rule::after)));
        object.set("added", part(entry.added()));
        object.set("removed", part(entry.removed()));
        text(object, "approver", entry.approver().map(Approver::manager).orElse(""));
        ArrayNode documents = object.putArray("documents");
        entry.rule().stream()
                .flatMap(rule -> rule.from().stream())
                .limit(DOCUMENTS)
                .forEach(snapshot -> documents.add(document(snapshot)));
        return object;
    }

    private static String ports(AuditEntry.Rule rule) {
        return rule.key().substring(rule.key().indexOf('.') + 1);
    }

    private static ObjectNode sizes(Optional<CidrSet> set) {
        return sizes(set.orElse(CidrSet.EMPTY));
    }

    private static ObjectNode sizes(CidrSet set) {
        ObjectNode sizes = JsonNodeFactory.instance.objectNode();
        for (Family family : Family.values()) {
            sizes.putObject(family.label())
                    .put("cidrs", set.size(family))
                    .put("addresses", set.addresses(family));
        }
        return sizes;
    }

    private static ObjectNode part(CidrSet set) {
        ObjectNode part = sizes(set);
        ArrayNode list = part.putArray("list");
        set.stream().limit(LISTED).forEach(cidr -> list.add(cidr.toString()));
        return part;
    }

    private static ObjectNode document(Snapshot snapshot) {
        Provenance from = snapshot.provenance();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        text(document, "document", snapshot.key().toString());
        text(document, "location", from.location());
        text(document, "version", from.version().orElse(""));
        document.put("fetched", from.fetched().toString());
        document.put("sha256", snapshot.sha256());
        document.put("documentSha256", from.documentSha256());
        return document;
    }

    /// Also cuts what a policy's author made very long.
    private static void text(ObjectNode object, String name, String value) {
        object.put(name, Printable.of(value));
    }
}
