package io.rangekeeper.notify;

import io.rangekeeper.config.NotifyTarget;
import io.rangekeeper.config.NotifyTarget.Address;
import io.rangekeeper.feed.OutgoingClient;
import io.rangekeeper.feed.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// One attempt to post. Secrets are looked up for each, and no message repeats them or the address.
///
/// @param version Rangekeeper's own, for the User-Agent
/// @param environment the process's variables
record Post(
        NotifyTarget target, String version, Map<String, String> environment, InstantSource clock) {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /// What came of it.
    sealed interface Result {}

    /// It was taken.
    record Taken() implements Result {}

    /// It will never be taken as it is.
    record Refused(String why) implements Result {}

    /// Later it may.
    ///
    /// @param after how long the server asks to wait
    record Later(String why, Optional<Duration> after) implements Result {}

    /// Of this body.
    Result attempt(Body body) {
        try {
            OkHttpClient client =
                    OutgoingClient.create(environment, target.ca())
                            .newBuilder()
                            .connectTimeout(CONNECT)
                            .callTimeout(CALL)
                            .build();
            try (Response answer = client.newCall(request(body)).execute()) {
                return judge(answer);
            } finally {
                client.connectionPool().evictAll();
                client.dispatcher().executorService().shutdown();
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Later(String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private Request request(Body body) throws IOException {
        Request.Builder request =
                new Request.Builder()
                        .url(address())
                        .header("User-Agent", "rangekeeper/" + version)
                        .header("Content-Type", body.type())
                        .post(RequestBody.create(body.bytes()));
        for (Map.Entry<String, Secret> header : target.headers().entrySet()) {
            request.header(header.getKey(), header.getValue().read(environment));
        }
        if (target.secret().isPresent()) {
            String secret = target.secret().get().read(environment);
            request.header(Signature.HEADER, Signature.of(secret, clock.instant(), body.bytes()));
        }
        return request.build();
    }

    private HttpUrl address() throws IOException {
        String text =
                switch (target.address()) {
                    case Address.Plain(String url) -> url;
                    case Address.Hidden(Secret secret) -> secret.read(environment);
                };
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IOException("the address is none such as https://hooks.example.com/path");
        }
        if (!url.isHttps() && !target.headers().isEmpty()) {
            throw new IOException("headers go by https only");
        }
        return url;
    }

    private static Result judge(Response answer) {
        int code = answer.code();
        String why = "was answered with " + code;
        if (answer.isSuccessful()) {
            return new Taken();
        }
        if (code == 408 || code == 429 || code >= 500) {
            return new Later(
                    why, wait(Optional.ofNullable(answer.header("Retry-After")).orElse("")));
        }
        return new Refused(why);
    }

    /// In seconds; a date is left to our own patience.
    private static Optional<Duration> wait(String header) {
        return header.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
                        .map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked)
                : Optional.empty();
    }
}
