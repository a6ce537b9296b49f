package io.rangekeeper.yaml;

import java.util.ArrayList;
import java.util.List;

/// Gathers everything that is wrong with a file, each with its path: `feeds.aws.every: 10s is below
/// 1m`.
public final class Problems {
    private final List<String> found = new ArrayList<>();

    public void add(String path, String problem) {
        found.add(path.isEmpty() ? problem : path + ": " + problem);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<String> all() {
        return List.copyOf(found);
    }
}
