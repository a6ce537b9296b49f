package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.extended.leaderelection.LeaderElectionRecord;
import io.kubernetes.client.extended.leaderelection.Lock;
import io.kubernetes.client.openapi.ApiException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Lease as the lock of the client's leader election, which knows by [Tenure] for how long it is
/// ours.
///
/// The client's own `LeaseLock` does the same, but throws NullPointerException at a Lease without a
/// spec, or with a spec without `leaseTransitions`, keeps the reason of a failure to itself, and
/// says nothing of when a request was sent.
final class LeaseObject implements Lock {
    private static final String API_VERSION = "coordination.k8s.io/v1";
    private static final Logger LOG = LoggerFactory.getLogger(LeaseObject.class);
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final ApiConnection api;
    private final String path;
    private final String namespace;
    private final String name;
    private final Tenure tenure;
    private final Transition reading;
    private final Transition writing;

    /// As it was last read or written.
    private volatile @Nullable JsonNode last;

    LeaseObject(ApiConnection api, String namespace, String name, Tenure tenure) {
        this.api = api;
        this.path = ApiPaths.leases(namespace);
        this.namespace = namespace;
        this.name = name;
        this.tenure = tenure;
        String what = "the Lease " + namespace + "/" + name;
        this.reading = new Transition(LOG, what + " cannot be read", what + " can be read again");
        this.writing =
                new Transition(LOG, what + " cannot be written", what + " can be written again");
    }

    @Override
    public LeaderElectionRecord get() throws ApiException {
        Answer answer;
        try {
            answer = api.get(path + "/" + name, Map.of());
        } catch (IOException e) {
            throw failed(0, Failures.unreachable(api.address(), e));
        }
        if (answer.code() == 404) {
            tenure.lost();
            throw new ApiException(404, "there is no Lease yet");
        }
        if (!answer.isSuccess() || !answer.body().path("kind").asText("").equals("Lease")) {
            throw failed(answer.code(), answer.message());
        }
        reading.works();
        last = answer.body();
        LeaderElectionRecord held = LeaseRecords.read(answer.body().path("spec"));
        tenure.seen(Optional.ofNullable(held.getHolderIdentity()), answer.body().path("spec"));
        if (!identity().equals(held.getHolderIdentity()) && tenure.mayBeTaken()) {
            // To the election it is nobody's: its own wait goes by the wall clock, which may be
            // set.
            held.setHolderIdentity(null);
        }
        return held;
    }

    /// For the elector, which only looks at the code: 404 is that it must be made.
    private ApiException failed(int code, String reason) {
        reading.fails(reason);
        return new ApiException(code == 404 ? 0 : code, reason);
    }

    @Override
    public boolean create(LeaderElectionRecord wanted) {
        ObjectNode lease = JsonNodeFactory.instance.objectNode();
        lease.put("apiVersion", API_VERSION).put("kind", "Lease");
        lease.putObject("metadata").put("name", name).put("namespace", namespace);
        LeaseRecords.write(wanted, lease.putObject("spec"));
        return write(wanted, CREATED, () -> api.post(path, lease));
    }

    /// Holds only for the state that was read: its resourceVersion goes along.
    @Override
    public boolean update(LeaderElectionRecord wanted) {
        if (!(last instanceof ObjectNode read) || !tenure.mayBeTaken()) {
            return false;
        }
        ObjectNode lease = read.deepCopy();
        LeaseRecords.write(wanted, lease.putObject("spec"));
        return write(wanted, 200, () -> api.put(path + "/" + name, lease));
    }

    /// Gives it up if it is ours, whatever was heard of it before.
    void release(LeaseTimes times) {
        try {
            LeaderElectionRecord held = get();
            if (identity().equals(held.getHolderIdentity())) {
                LeaderElectionRecord nobodys = new LeaderElectionRecord();
                nobodys.setLeaseDurationSeconds((int) times.lease().toSeconds());
                nobodys.setLeaderTransitions(held.getLeaderTransitions());
                update(nobodys);
            }
        } catch (ApiException e) {
            LOG.debug("the Lease could not be given up; it will run out", e);
        }
    }

    /// A request that writes.
    private interface Write {
        Answer send() throws IOException;
    }

    private boolean write(LeaderElectionRecord wanted, int success, Write request) {
        Optional<String> holder = Optional.ofNullable(wanted.getHolderIdentity());
        // What counts is the time before: others count from when the server had it, or later.
        long sent = System.nanoTime();
        try {
            Answer answer = request.send();
            if (answer.code() == success && answer.body().path("kind").asText().equals("Lease")) {
                last = answer.body();
                tenure.written(holder, answer.body().path("spec"), sent);
                writing.works();
                return true;
            }
            if (answer.code() != CONFLICT) {
                writing.fails(answer.message());
            }
        } catch (IOException e) {
            writing.fails(Failures.unreachable(api.address(), e));
        }
        return false;
    }

    @Override
    public String identity() {
        return tenure.identity();
    }

    @Override
    public String describe() {
        return namespace + "/" + name;
    }
}
