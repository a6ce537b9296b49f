package io.rangekeeper.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/// A network that ends at this machine: every name is 127.0.0.1, a connection to anything else is
/// refused, and every attempt is written down.
final class Loopback extends SocketFactory {
    final List<String> names = new CopyOnWriteArrayList<>();
    final List<String> connections = new CopyOnWriteArrayList<>();

    /// A client that trusts this certificate and lives in this network.
    OkHttpClient client(HeldCertificate trusted) {
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder()
                        .addTrustedCertificate(trusted.certificate())
                        .build();
        return new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .dns(this::lookup)
                .socketFactory(this)
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build();
    }

    private List<InetAddress> lookup(String name) {
        names.add(name);
        return List.of(InetAddress.ofLiteral("127.0.0.1"));
    }

    @Override
    public Socket createSocket() {
        return new Socket(Proxy.NO_PROXY) {
            @Override
            public void connect(SocketAddress target, int timeout) throws IOException {
                connections.add(target.toString());
                if (!((InetSocketAddress) target).getAddress().isLoopbackAddress()) {
                    throw new IOException("not loopback: " + target);
                }
                super.connect(target, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }
}
