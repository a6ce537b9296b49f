package io.rangekeeper.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder as the image has it at `/opt/rangekeeper`, wherever it lies.
public record Installed(Path folder) {
    /// Starts it, but for what follows `java`'s own options. The path of the jar is that of the
    /// training but for a prefix, or the cache is refused.
    public List<String> command(String... options) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("runtime/bin/java").toString());
        command.add("@" + folder.resolve("java.options"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar().toString()));
        return command;
    }

    /// As the image's entry point does, but a cache that is refused is an error.
    public List<String> strictly() {
        return command("-XX:AOTCache=" + cache(), "-XX:AOTMode=on");
    }

    Path jar() {
        return folder.resolve("rangekeeper.jar");
    }

    Path cache() {
        return folder.resolve("rangekeeper.aot");
    }
}
