package io.rangekeeper.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.BufferedSource;

/// Stands before an API server on 127.0.0.1, notes what is asked, and answers some of it itself.
/// Whoever comes through [TestCluster#kubeconfig(String, ApiProxy)] trusts its certificate.
public final class ApiProxy implements AutoCloseable {
    private static final List<String> HEADERS =
            List.of("Accept", "Authorization", "Content-Type", "User-Agent");

    /// What was asked, and how it was answered.
    public record Answered(ApiFault.Asked asked, int code) {}

    private record Stream(ApiFault.Asked asked, OutputStream out, Call call) {}

    private final HttpsServer server;
    private final HeldCertificate certificate;
    private final String target;
    private final OkHttpClient upstream;
    private final List<Answered> answered = new CopyOnWriteArrayList<>();
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private volatile ApiFault fault = ApiFault.NONE;

    private ApiProxy(
            HttpsServer server, HeldCertificate certificate, String target, OkHttpClient upstream) {
        this.server = server;
        this.certificate = certificate;
        this.target = target;
        this.upstream = upstream;
    }

    /// Starts one.
    public static ApiProxy before(TestCluster cluster) throws IOException {
        HeldCertificate certificate =
                new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setHttpsConfigurator(
                new HttpsConfigurator(
                        new HandshakeCertificates.Builder()
                                .heldCertificate(certificate)
                                .build()
                                .sslContext()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        OkHttpClient upstream = cluster.anonymous().newBuilder().readTimeout(Duration.ZERO).build();
        ApiProxy proxy = new ApiProxy(server, certificate, cluster.address(), upstream);
        server.createContext("/", proxy::handle);
        server.start();
        return proxy;
    }

    String address() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What clients have to trust, as PEM.
    String authority() {
        return certificate.certificatePem();
    }

    /// From now on; the one before is over.
    public void set(ApiFault next) {
        fault = next;
    }

    public void pass() {
        fault = ApiFault.NONE;
    }

    /// Everything that was answered, the oldest first; watches are not among it.
    public List<Answered> answered() {
        return List.copyOf(answered);
    }

    /// Tells the watches of a kind that their version is too old, in the middle of their work.
    public void expire(String kind) throws IOException {
        byte[] event =
                "{\"type\":\"ERROR\",\"object\":%s}\n"
                        .formatted(ApiFault.Answer.of(410).body())
                        .getBytes(StandardCharsets.UTF_8);
        for (Stream stream : streams) {
            if (stream.asked.watches(kind)) {
                synchronized (stream.out) {
                    stream.out.write(event);
                    stream.out.flush();
                }
                stream.call.cancel();
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            ApiFault.Asked asked =
                    new ApiFault.Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawPath(),
                            Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
            Optional<ApiFault.Answer> own = fault.answer(asked);
            if (own.isPresent() && !own.get().equals(ApiFault.Answer.LOST)) {
                own.get().headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, asked, own.get().code(), own.get().body());
                return;
            }
            Call call = upstream.newCall(request(exchange, body));
            try (Response response = call.execute()) {
                if (asked.isWatch()) {
                    stream(exchange, asked, call, response);
                } else if (own.isPresent()) {
                    answered.add(new Answered(asked, response.code()));
                    throw new IOException("lost");
                } else {
                    send(exchange, asked, response.code(), response.body().string());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, ApiFault.Asked asked, int code, String text)
            throws IOException {
        answered.add(new Answered(asked, code));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void stream(HttpExchange exchange, ApiFault.Asked asked, Call call, Response response)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.code(), 0);
        OutputStream out = exchange.getResponseBody();
        Stream open = new Stream(asked, out, call);
        streams.add(open);
        try {
            BufferedSource source = response.body().source();
            byte[] buffer = new byte[8_192];
            for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                synchronized (out) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException _) {
            // Expired, or the client has gone.
        } finally {
            streams.remove(open);
        }
    }

    private Request request(HttpExchange exchange, byte[] body) {
        Request.Builder request = new Request.Builder().url(target + exchange.getRequestURI());
        for (String header : HEADERS) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                    .ifPresent(value -> request.header(header, value));
        }
        boolean sends = body.length > 0;
        return request.method(exchange.getRequestMethod(), sends ? RequestBody.create(body) : null)
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
        streams.forEach(stream -> stream.call.cancel());
        upstream.dispatcher().cancelAll();
        upstream.connectionPool().evictAll();
    }
}
