package io.rangekeeper.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP proxy on 127.0.0.1 that misbehaves on demand. It looks at no byte, so TLS passes.
public final class FaultProxy implements AutoCloseable {
    /// What becomes of connections, those that stand and those to come.
    public enum Mode {
        PASS,
        /// Whatever is sent is swallowed, and nothing ends: a cable that was cut.
        HANG,
        /// New connections end at once.
        REFUSE
    }

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> abandoned = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;

    private FaultProxy(ServerSocket server, InetSocketAddress target) {
        this.server = server;
        this.target = target;
    }

    /// Starts one.
    ///
    /// @param target `https://127.0.0.1:6443`
    public static FaultProxy before(String target) throws IOException {
        URI uri = URI.create(target);
        FaultProxy proxy =
                new FaultProxy(
                        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                        new InetSocketAddress(uri.getHost(), uri.getPort()));
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    public int port() {
        return server.getLocalPort();
    }

    /// What hangs goes on where it was when this is [Mode#PASS] again, as after a short outage.
    public void set(Mode next) {
        mode = next;
    }

    /// What hangs now hangs for good; what comes passes.
    public void abandon() {
        abandoned.addAll(sockets);
        mode = Mode.PASS;
    }

    /// Ends the connections that stand, with a reset.
    public void reset() {
        for (Socket socket : sockets) {
            try {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException _) {
                // It has ended already.
            }
            close(socket);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException _) {
            // The proxy was closed.
        }
    }

    private void connect(Socket client) {
        if (mode == Mode.REFUSE) {
            close(client);
            return;
        }
        Socket upstream = new Socket();
        sockets.add(client);
        sockets.add(upstream);
        try {
            upstream.connect(target);
            Thread.ofVirtual().start(() -> copy(client, upstream));
            copy(upstream, client);
        } catch (IOException _) {
            close(client);
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                awaitPassage(from);
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (SocketException _) {
            // One side ended; so does the other.
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            close(from);
            close(to);
        }
    }

    private void awaitPassage(Socket socket) throws InterruptedException {
        while ((mode == Mode.HANG || abandoned.contains(socket)) && !server.isClosed()) {
            Thread.sleep(20);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException _) {
            // It has ended already.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(this::close);
    }
}
