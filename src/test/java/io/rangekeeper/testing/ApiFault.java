package io.rangekeeper.testing;

import java.util.Map;
import java.util.Optional;

/// Answers in an API server's stead, or leaves it to the server; it may take its time.
@FunctionalInterface
public interface ApiFault {
    ApiFault NONE = _ -> Optional.empty();

    Optional<Answer> answer(Asked asked) throws InterruptedException;

    /// What was asked.
    ///
    /// @param query without the question mark; may be empty
    record Asked(String method, String path, String query) {
        public boolean patches(String object) {
            return method.equals("PATCH") && path.equals(object);
        }

        boolean isWatch() {
            return query.contains("watch=true");
        }

        public boolean watches(String kind) {
            return isWatch() && path.endsWith("/" + kind);
        }
    }

    /// What is answered in the server's stead.
    record Answer(int code, Map<String, String> headers) {
        /// The server does what was asked, and nobody hears of it.
        public static final Answer LOST = of(0);

        public static Answer of(int code) {
            return new Answer(code, Map.of());
        }

        String body() {
            return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":%d,\"message\":\"says the test\"}"
                    .formatted(code);
        }
    }
}
