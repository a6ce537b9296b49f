package io.rangekeeper.controller.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What a controller shows by HTTP, to be read only: `/metrics`, `/livez`, `/readyz`,
/// `/api/v1/...`, and a page for people at `/`. Each request has its own virtual thread. Nobody is
/// asked who he is: a NetworkPolicy says who gets here.
public final class Endpoints implements AutoCloseable {
    /// Connections that wait to be accepted.
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads;

    /// Listens from now on. The limits of the JDK's server are system properties that it reads
    /// once, when the first one in a process is made: whoever makes one before this has decided
    /// them.
    ///
    /// @param address a port of 0 means any that is free
    /// @throws IOException when the address cannot be had
    public Endpoints(InetSocketAddress address, Sources sources) throws IOException {
        ServerLimits.set();
        server = HttpServer.create(address, BACKLOG);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new Router(sources));
        server.start();
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// At once: requests that are being answered are cut off.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
