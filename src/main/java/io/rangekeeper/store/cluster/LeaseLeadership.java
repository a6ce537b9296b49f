package io.rangekeeper.store.cluster;

import io.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.kubernetes.client.extended.leaderelection.LeaderElector;
import io.rangekeeper.store.Leadership;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leadership by a Lease, through the client's leader election.
///
/// The election decides when to ask for the Lease and when to give up; whether this one leads is
/// decided by [Tenure] alone, at the moment of the question.
final class LeaseLeadership implements Leadership {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseLeadership.class);

    private final ApiConnection api;
    private final LeaseTimes times;
    private final Tenure tenure;
    private final LeaseObject lease;
    private final LeaderElector elector;
    private final AtomicBoolean led = new AtomicBoolean();
    private volatile boolean isClosed;
    private @Nullable Thread thread;

    /// @param api is closed with this
    /// @param identity no other replica's, such as the pod's name
    LeaseLeadership(
            ApiConnection api, String namespace, String name, String identity, LeaseTimes times) {
        DaemonThreads.ensure();
        this.api = api;
        this.times = times;
        this.tenure = new Tenure(identity, times, System::nanoTime);
        this.lease = new LeaseObject(api, namespace, name, tenure);
        this.elector =
                new LeaderElector(
                        new LeaderElectionConfig(
                                lease, times.lease(), times.renew(), times.retry()),
                        problem -> LOG.debug("the Lease was not taken", problem));
    }

    @Override
    public synchronized void start(Runnable changed) {
        thread = DaemonThreads.of("leadership", () -> strive(changed));
        thread.start();
    }

    /// The election ends when leadership is lost, and when anything goes wrong that it did not
    /// expect.
    private void strive(Runnable changed) {
        while (!isClosed) {
            elector.run(() -> began(changed), () -> ended(changed));
            pause(times.retry());
        }
    }

    private void began(Runnable changed) {
        led.set(true);
        LOG.info("this replica ({}) leads", tenure.identity());
        changed.run();
    }

    /// Is called too when the election is ended before this one was elected.
    private void ended(Runnable changed) {
        if (led.getAndSet(false)) {
            LOG.info("this replica ({}) does not lead any more", tenure.identity());
        }
        changed.run();
    }

    private void pause(Duration time) {
        try {
            if (!isClosed) {
                Thread.sleep(time);
            }
        } catch (InterruptedException _) {
            // Closed; or a late interrupt of the election, which then begins a little earlier.
        }
    }

    @Override
    public boolean isLeader() {
        return !isClosed && tenure.isOurs();
    }

    @Override
    public Optional<String> leader() {
        return tenure.holder();
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        tenure.lost();
        if (thread != null) {
            thread.interrupt();
            join(thread);
        }
        // Gives the Lease up if it was ours when it was last seen.
        elector.close();
        if (tenure.holder().equals(Optional.of(tenure.identity()))) {
            // Its last request was cut short, so it did not know of the newest state.
            lease.release(times);
        }
        api.close();
    }

    private void join(Thread ending) {
        try {
            ending.join(times.renew());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
