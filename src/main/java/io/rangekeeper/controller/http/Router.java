package io.rangekeeper.controller.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the answer to a request. Only so many are worked out at a time; whether the process is
/// alive is told all the same, so that nobody gets it restarted by asking much.
///
/// Metrics are worked out first and sent afterwards: a slow reader keeps a text, and no place. A
/// list of policies is written while it is read, so that it is never whole in memory, and keeps its
/// place until it is read or cut off.
final class Router implements HttpHandler {
    /// Scrapes that are worked out at a time.
    static final int SCRAPES = 4;

    /// Answers of the API at a time, their sending included.
    static final int LOOKUPS = 4;

    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final String LABEL = "([a-z0-9][a-z0-9.-]{0,252})";
    private static final Pattern POLICY =
            Pattern.compile("(/api/v1)?/policies/" + LABEL + "/" + LABEL);

    private final Logger log = LoggerFactory.getLogger("io.rangekeeper.http");
    private final Sources sources;
    private final Semaphore scrapes = new Semaphore(SCRAPES);
    private final Semaphore lookups = new Semaphore(LOOKUPS);

    Router(Sources sources) {
        this.sources = sources;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (METHODS.contains(exchange.getRequestMethod())) {
                route(exchange);
            } else {
                Answer.of(405, Answer.TEXT, "only GET and HEAD\n")
                        .with("Allow", "GET, HEAD")
                        .send(exchange);
            }
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        // As it was sent: what is escaped is no path of ours.
        String path = String.valueOf(exchange.getRequestURI().getRawPath());
        switch (path) {
            case "/livez" -> Health.answer(sources.live(), verbose(exchange)).send(exchange);
            case "/readyz" -> Health.answer(sources.ready(), verbose(exchange)).send(exchange);
            case "/metrics" -> scrape(format(exchange)).send(exchange);
            // Browsers ask for it on their own, and complain where it is not found.
            case "/favicon.ico" -> Answer.NOTHING.send(exchange);
            default -> lookUp(path, exchange);
        }
    }

    private Answer scrape(MetricsFormat format) {
        if (!scrapes.tryAcquire()) {
            return busy();
        }
        try {
            return worked(() ->
                            Answer.of(200, format.contentType(), sources.metrics().apply(format)))
                    .with("Vary", "Accept");
        } finally {
            scrapes.release();
        }
    }

    private void lookUp(String path, HttpExchange exchange) throws IOException {
        if (!lookups.tryAcquire()) {
            busy().send(exchange);
            return;
        }
        try {
            worked(() ->
                            path.equals("/")
                                    ? page(sources.page().apply(query(exchange)))
                                    : found(path))
                    .send(exchange);
        } finally {
            lookups.release();
        }
    }

    /// No script but its own, no other file, and nowhere to send a form to but here.
    private static Answer page(Sources.Page page) {
        return Answer.streamed(Answer.HTML, page.body())
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; "
                                + page.sources()
                                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    private Answer found(String path) {
        Matcher policy = POLICY.matcher(path);
        if (policy.matches()) {
            return policy(policy.group(1) != null, policy.group(2), policy.group(3))
                    .orElseGet(Router::unknown);
        }
        return switch (path) {
            case "/api/v1/policies" -> Answer.streamed(Answer.JSON, sources.policies());
            case "/api/v1/feeds" -> Answer.of(200, Answer.JSON, sources.feeds().get());
            default -> unknown();
        };
    }

    private Optional<Answer> policy(boolean json, String namespace, String name) {
        return json
                ? sources.policy()
                        .apply(namespace, name)
                        .map(text -> Answer.of(200, Answer.JSON, text))
                : sources.policyPage().apply(namespace, name).map(Router::page);
    }

    /// What went wrong is for the log: it may say more than a stranger should know.
    private Answer worked(Supplier<Answer> answer) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            log.error("a request could not be answered", e);
            return Answer.of(500, Answer.TEXT, "internal error; the log says more\n");
        }
    }

    private static Answer unknown() {
        return Answer.of(404, Answer.TEXT, "not found\n");
    }

    private static Answer busy() {
        return Answer.of(503, Answer.TEXT, "busy; try again\n").with("Retry-After", "1");
    }

    private static MetricsFormat format(HttpExchange exchange) {
        List<String> accept = exchange.getRequestHeaders().getOrDefault("Accept", List.of());
        return MetricsFormat.of(String.join(",", accept));
    }

    private static boolean verbose(HttpExchange exchange) {
        return Arrays.asList(query(exchange).split("&", -1)).contains("verbose");
    }

    private static String query(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
    }
}
