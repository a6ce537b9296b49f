package io.rangekeeper.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// An image that Jib wrote into a tar, and its file system as a container would see it.
record Image(JsonNode config, List<String> layers, Path root) {
    /// @param folder where it is unpacked to
    static Image unpack(Path tar, Path folder) throws IOException, InterruptedException {
        Path parts = Files.createDirectories(folder.resolve("parts"));
        Path root = Files.createDirectories(folder.resolve("root"));
        untar(tar, parts);
        JsonNode manifest = json(parts.resolve("manifest.json")).path(0);
        List<String> layers = manifest.path("Layers").valueStream().map(JsonNode::asText).toList();
        for (String layer : layers) {
            untar(parts.resolve(layer), root);
        }
        JsonNode config = json(parts.resolve(manifest.path("Config").asText()));
        return new Image(config, layers, root);
    }

    Installed installed() {
        return new Installed(root.resolve("opt/rangekeeper"));
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static JsonNode json(Path file) throws IOException {
        return Yaml.read(Files.readString(file), file.toString());
    }

    private static void untar(Path tar, Path folder) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("tar", "-xpf", tar.toString(), "-C", folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException("tar cannot read " + tar);
        }
    }
}
