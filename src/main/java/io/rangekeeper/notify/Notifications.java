package io.rangekeeper.notify;

import io.rangekeeper.config.NotifyTarget;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.report.Printable;
import io.rangekeeper.store.PolicyEvents;
import io.rangekeeper.store.PolicyName;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells all targets of the configuration what Events tell, in the same words. A target whose
/// description stays as it is goes on as it is when the configuration changes; what one that left
/// had still to post is lost.
public final class Notifications implements PolicyEvents {
    private final Letter letter;
    private final String version;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Count count;
    private volatile List<Outlet> outlets = List.of();

    /// What became of notices.
    public enum Outcome {
        /// They were taken.
        SENT,
        /// They were not, and will not be tried again.
        LOST;

        /// How metrics call it: `sent`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Counts what became of notices.
    @FunctionalInterface
    public interface Count {
        void add(String target, Outcome outcome, int notices);
    }

    /// Without any target.
    ///
    /// @param instance which replica tells
    /// @param version Rangekeeper's own
    /// @param environment the process's variables
    public Notifications(
            String instance,
            String version,
            Map<String, String> environment,
            InstantSource clock,
            Count count) {
        this.letter = new Letter(instance);
        this.version = version;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.count = count;
    }

    /// These are told from now on, and no others.
    public synchronized void use(List<NotifyTarget> targets) {
        List<Outlet> before = new ArrayList<>(outlets);
        List<Outlet> after = new ArrayList<>();
        for (NotifyTarget target : targets) {
            after.add(
                    before.stream()
                            .filter(outlet -> outlet.target().equals(target))
                            .findFirst()
                            .orElseGet(() -> outlet(target)));
        }
        outlets = List.copyOf(after);
        before.removeAll(after);
        before.forEach(Outlet::close);
    }

    private Outlet outlet(NotifyTarget target) {
        for (Outcome outcome : Outcome.values()) {
            count.add(target.name(), outcome, 0);
        }
        Post post = new Post(target, version, environment, clock);
        return new Outlet(target, letter, post::attempt, count, Thread::sleep).start();
    }

    @Override
    public void tell(NetworkPolicy policy, Reason reason, String note) {
        Notice notice =
                new Notice(clock.instant(), PolicyName.of(policy), reason, Printable.of(note));
        outlets.forEach(outlet -> outlet.tell(notice));
    }

    @Override
    public synchronized void close() {
        use(List.of());
    }
}
