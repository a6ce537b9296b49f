package io.rangekeeper.feed;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What fetching takes from its surroundings.
///
/// @param clock says when a document was fetched
/// @param version Rangekeeper's own, for the User-Agent
/// @param environment the process's variables: proxies (`HTTPS_PROXY`, `NO_PROXY`), and headers
///   where a feed says so
/// @param state a folder that outlives the process; without one every document is fetched whole
public record Network(
        InstantSource clock,
        String version,
        Map<String, String> environment,
        Optional<Path> state) {
    public Network {
        environment = Map.copyOf(environment);
    }
}
