package io.rangekeeper.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.yaml.Yaml;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The kustomize of the `kubectl` that is found: old ones render no components.
final class Kustomize {
    private static final Path DEPLOY = Path.of("deploy").toAbsolutePath();

    private Kustomize() {}

    /// Whether there is a kubectl at all.
    static boolean isThere() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Objects.requireNonNullElse(System.getenv("PATH"), ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    /// kubectl has told the version of its kustomize since one could render components.
    static boolean rendersComponents() {
        return isThere() && run("version", "--client", "-o", "json").contains("kustomizeVersion");
    }

    /// A folder of `deploy` that is an installation by itself.
    static Rendered folder(String folder) {
        return render(DEPLOY.resolve(folder));
    }

    /// The base with these components, in this order.
    static Rendered baseWith(Path scratch, String... components) {
        return with(scratch, "base", List.of(components));
    }

    /// A folder of `deploy` with components added to it.
    static Rendered with(Path scratch, String folder, List<String> components) {
        List<String> lines = new ArrayList<>();
        lines.add("resources: [" + scratch.relativize(DEPLOY.resolve(folder)) + "]");
        lines.add("components:");
        for (String component : components) {
            lines.add("- " + scratch.relativize(DEPLOY.resolve("components").resolve(component)));
        }
        try {
            Files.write(scratch.resolve("kustomization.yaml"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return render(scratch);
    }

    private static Rendered render(Path folder) {
        List<JsonNode> objects = Yaml.readAll(run("kustomize", folder.toString()), "kustomize");
        return new Rendered(objects);
    }

    /// @throws AssertionError with what kubectl says when it refuses
    private static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
