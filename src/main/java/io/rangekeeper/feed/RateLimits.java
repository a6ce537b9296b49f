package io.rangekeeper.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;

/// Who has asked not to be asked for a while. No server can silence us for longer than an hour,
/// whatever it says.
final class RateLimits {
    static final Duration LONGEST = Duration.ofHours(1);

    /// Those answers with which a server limits its clients.
    private static final Set<Integer> STATUSES = Set.of(403, 429, 503);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

    private final InstantSource clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    /// Until when the server of this address wants to be left alone.
    Optional<Instant> closedUntil(HttpUrl url) {
        return Optional.ofNullable(until.get(server(url)))
                .filter(end -> end.isAfter(clock.instant()));
    }

    /// How long the answer asks us to wait; remembered for its server.
    Optional<Duration> note(Response response) {
        if (!STATUSES.contains(response.code())) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Duration> wait = asked(response, now).map(RateLimits::bounded);
        wait.ifPresent(asked -> until.put(server(response.request().url()), now.plus(asked)));
        return wait;
    }

    private static Optional<Duration> asked(Response response, Instant now) {
        String after = response.header("Retry-After");
        if (after != null) {
            return SECONDS.matcher(after).matches()
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(after)))
                    : date(after).map(date -> Duration.between(now, date));
        }
        // As GitHub says it:
        // https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
        String reset = response.header("X-RateLimit-Reset");
        boolean spent = "0".equals(response.header("X-RateLimit-Remaining"));
        return spent && reset != null && SECONDS.matcher(reset).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(reset) - now.getEpochSecond()))
                : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static String server(HttpUrl url) {
        return url.host() + ":" + url.port();
    }
}
