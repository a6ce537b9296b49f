package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.extended.leaderelection.LeaderElectionRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// The `spec` of a Lease, from and to what the client's leader election works with.
final class LeaseRecords {
    /// `MicroTime` of the Kubernetes API.
    static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private LeaseRecords() {}

    /// Fields may be missing. A blank holder is none: other clients release a Lease so.
    static LeaderElectionRecord read(JsonNode spec) {
        LeaderElectionRecord held = new LeaderElectionRecord();
        String holder = spec.path("holderIdentity").asText("");
        if (!holder.isBlank()) {
            held.setHolderIdentity(holder);
        }
        held.setLeaseDurationSeconds(spec.path("leaseDurationSeconds").asInt());
        held.setLeaderTransitions(spec.path("leaseTransitions").asInt());
        held.setAcquireTime(date(spec.path("acquireTime")));
        held.setRenewTime(date(spec.path("renewTime")));
        return held;
    }

    /// Without a holder and times where the record has none: nobody's, to be taken at once.
    static void write(LeaderElectionRecord held, ObjectNode spec) {
        spec.removeAll();
        spec.put("leaseDurationSeconds", held.getLeaseDurationSeconds());
        spec.put("leaseTransitions", held.getLeaderTransitions());
        if (held.getHolderIdentity() != null) {
            spec.put("holderIdentity", held.getHolderIdentity());
        }
        if (held.getAcquireTime() != null) {
            spec.put("acquireTime", MICRO_TIME.format(held.getAcquireTime().toInstant()));
        }
        if (held.getRenewTime() != null) {
            spec.put("renewTime", MICRO_TIME.format(held.getRenewTime().toInstant()));
        }
    }

    private static @Nullable Date date(JsonNode time) {
        try {
            return time.isTextual() ? Date.from(Instant.parse(time.textValue())) : null;
        } catch (DateTimeException | IllegalArgumentException _) {
            return null;
        }
    }
}
