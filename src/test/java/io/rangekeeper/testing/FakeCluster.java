package io.rangekeeper.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.store.Leadership;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.PolicyWatch;
import io.rangekeeper.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Policies in memory, as a cluster would hold them, and who may write.
public final class FakeCluster implements PolicyStore, PolicyWatch, Leadership {
    private final Map<PolicyName, NetworkPolicy> policies = new ConcurrentHashMap<>();
    private final List<PolicyChange> written = new ArrayList<>();
    private Consumer<PolicyName> changed = name -> {};
    private Runnable leadershipChanged = () -> {};
    private Optional<WriteResult> refusal = Optional.empty();
    private Optional<WriteResult> lost = Optional.empty();
    private volatile boolean leads = true;
    private volatile boolean unsureAfterwards;
    private volatile boolean watching = true;
    private int version;

    /// Somebody creates or replaces a policy with one egress rule for TCP 443.
    public void creates(String name, String expression, String... blocks) {
        put(read(name, Map.of("rangekeeper.io/egress", expression), blocks));
    }

    /// Somebody edits its blocks and leaves the rest.
    public void edits(String name, String... blocks) {
        put(read(name, get(name).annotations(), blocks));
    }

    /// Somebody else's tool notes something in it.
    public void annotates(String name, String annotation, String value) {
        put(get(name).annotated(annotation, value));
    }

    private NetworkPolicy read(String name, Map<String, String> annotations, String... blocks) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "networking.k8s.io/v1").put("kind", "NetworkPolicy");
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("namespace", "shop").put("name", name).put("uid", "u-" + name);
        metadata.putObject("labels").put("rangekeeper.io/managed", "true");
        annotations.forEach(metadata.putObject("annotations")::put);
        ObjectNode spec = object.putObject("spec");
        spec.putObject("podSelector");
        spec.putArray("policyTypes").add("Egress");
        ObjectNode rule = spec.putArray("egress").addObject();
        rule.putArray("ports").addObject().put("port", 443);
        ArrayNode peers = rule.putArray("to");
        for (String block : blocks) {
            peers.addObject().putObject("ipBlock").put("cidr", block);
        }
        return NetworkPolicy.read(object, "test", "v" + ++version);
    }

    /// Somebody deletes it.
    public void deletes(String name) {
        PolicyName key = new PolicyName("shop", name);
        policies.remove(key);
        changed.accept(key);
    }

    /// As it is now.
    public NetworkPolicy get(String name) {
        return Optional.ofNullable(policies.get(new PolicyName("shop", name))).orElseThrow();
    }

    /// The texts of its blocks.
    public List<String> blocks(String name) {
        return get(name).egress().getFirst().peers().stream()
                .map(peer -> ((io.rangekeeper.policy.Peer.Block) peer).cidr())
                .toList();
    }

    /// How many patches were sent, whatever came of them.
    public synchronized int writes() {
        return written.size();
    }

    /// What comes of all writes from now on.
    public void refuses(Optional<WriteResult> answer) {
        refusal = answer;
    }

    /// What comes of the next write is this, although it is written.
    public synchronized void losesAnswer(WriteResult instead) {
        lost = Optional.of(instead);
    }

    /// Whether this replica may write.
    public void leads(boolean now) {
        unsureAfterwards = false;
        leads = now;
        leadershipChanged.run();
    }

    /// This replica leads when it asks next, and not any more when it asks again.
    public void leadsForOneQuestion() {
        leads = true;
        unsureAfterwards = true;
    }

    /// Whether what is written is seen.
    public void watches(boolean now) {
        watching = now;
    }

    @Override
    public synchronized WriteResult write(PolicyChange change) {
        written.add(change);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        PolicyName name = PolicyName.of(change.before());
        NetworkPolicy now = policies.get(name);
        if (now == null || !now.resourceVersion().equals(change.before().resourceVersion())) {
            return new WriteResult.Conflict("changed");
        }
        put(change.after());
        WriteResult answer = lost.orElseGet(WriteResult.Written::new);
        lost = Optional.empty();
        return answer;
    }

    private void put(NetworkPolicy policy) {
        PolicyName name = PolicyName.of(policy);
        policies.put(name, policy);
        if (watching) {
            changed.accept(name);
        }
    }

    @Override
    public Optional<NetworkPolicy> reread(NetworkPolicy policy) {
        return policy(PolicyName.of(policy));
    }

    @Override
    public Listing list() {
        throw new AssertionError("nobody asked for a list");
    }

    @Override
    public WriteResult annotate(NetworkPolicy before, String annotation, String value) {
        throw new AssertionError("annotations that people write are theirs");
    }

    @Override
    public WriteResult strip(NetworkPolicy before) {
        throw new AssertionError("who lets a policy go is a person");
    }

    @Override
    public void start(Consumer<PolicyName> listener) {
        changed = listener;
        policies.keySet().forEach(listener);
    }

    @Override
    public boolean isListed() {
        return true;
    }

    @Override
    public Optional<Instant> lastListed() {
        return Optional.of(Instant.EPOCH);
    }

    @Override
    public Optional<Duration> listAge() {
        return Optional.of(Duration.ZERO);
    }

    @Override
    public Optional<NetworkPolicy> policy(PolicyName name) {
        return Optional.ofNullable(policies.get(name));
    }

    @Override
    public List<PolicyName> names() {
        return policies.keySet().stream().sorted().toList();
    }

    @Override
    public List<Unreadable> unreadable() {
        return List.of();
    }

    @Override
    public Namespaces namespaces() {
        return Namespaces.UNKNOWN;
    }

    @Override
    public void start(Runnable listener) {
        leadershipChanged = listener;
        listener.run();
    }

    @Override
    public boolean isLeader() {
        boolean now = leads;
        leads &= !unsureAfterwards;
        return now;
    }

    @Override
    public Optional<String> leader() {
        return Optional.empty();
    }

    @Override
    public void close() {
        leads = false;
    }
}
