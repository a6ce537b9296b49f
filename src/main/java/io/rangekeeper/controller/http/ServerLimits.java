package io.rangekeeper.controller.http;

import java.util.Map;

/// Limits of the JDK's HTTP server, which has none by itself. They are system properties that it
/// reads when its classes are loaded, so they have to be set before anything else touches it.
final class ServerLimits {
    /// Times are in seconds. The one for a response covers all of it: whoever reads slowly is cut
    /// off then.
    static final Map<String, String> VALUES =
            Map.of(
                    "sun.net.httpserver.maxReqTime", "10",
                    "sun.net.httpserver.maxRspTime", "30",
                    "sun.net.httpserver.idleInterval", "60",
                    "sun.net.httpserver.maxIdleConnections", "32",
                    "jdk.httpserver.maxConnections", "128",
                    "sun.net.httpserver.maxReqHeaders", "64",
                    "sun.net.httpserver.maxReqHeaderSize", "16384",
                    "sun.net.httpserver.nodelay", "true");

    private ServerLimits() {}

    /// Does not touch what `-D` has set.
    static void set() {
        VALUES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
