package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Who last wrote the annotation [Annotations#APPROVE], as far as the API server tells: by
/// `metadata.managedFields`. A manager names itself, so this is a hint for an audit and no proof.
///
/// @param manager its name: `rangekeeper-approve`, `kubectl-annotate`
/// @param time when it last wrote anything, where the server says so
public record Approver(String manager, Optional<Instant> time) {
    private static final Comparator<Approver> BY_TIME =
            Comparator.comparing(approver -> approver.time().orElse(Instant.MIN));

    /// The latest of those that own the annotation. Nothing depends on it, so that a shape that is
    /// not understood is none, and no error.
    static Optional<Approver> of(JsonNode metadata) {
        return StreamSupport.stream(metadata.path("managedFields").spliterator(), false)
                .filter(entry -> ManagedFields.ownsAnnotation(entry, Annotations.APPROVE))
                .filter(entry -> !entry.path("manager").asText("").isEmpty())
                .map(entry -> new Approver(entry.path("manager").asText(), time(entry)))
                .max(BY_TIME);
    }

    private static Optional<Instant> time(JsonNode entry) {
        try {
            return Optional.of(OffsetDateTime.parse(entry.path("time").asText("")).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
