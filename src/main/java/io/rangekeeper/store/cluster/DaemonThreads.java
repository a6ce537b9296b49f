package io.rangekeeper.store.cluster;

import io.kubernetes.client.util.Threads;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// The official client's informers and leader election make threads that would keep a process
/// alive. Its one way to say otherwise is a static setting, which this class makes when it is first
/// used.
final class DaemonThreads {
    private static final ThreadFactory FACTORY =
            task -> {
                Thread thread = Executors.defaultThreadFactory().newThread(task);
                thread.setDaemon(true);
                return thread;
            };

    static {
        Threads.setDefaultThreadFactory(FACTORY);
    }

    private DaemonThreads() {}

    /// To be called before the client makes any.
    static void ensure() {
        // The work is done when the class is initialized, which is once.
    }

    /// A thread that does not keep the process alive, not yet started.
    static Thread of(String name, Runnable task) {
        Thread thread = FACTORY.newThread(task);
        thread.setName(name);
        return thread;
    }
}
