package io.rangekeeper;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A copy of the launcher among sources, a Maven and JDKs that only write down how they were
/// called, so that nothing of the machine but a few tools is seen.
final class LauncherSandbox {
    /// How a launch ended. Each fake JVM prints its name, then one argument a line.
    record Launch(int exit, List<String> out, String err) {}

    private static final List<String> TOOLS =
            List.of(
                    "cat",
                    "find",
                    "head",
                    "ln",
                    "mkdir",
                    "ps",
                    "readlink",
                    "rm",
                    "rmdir",
                    "sed",
                    "sleep",
                    "touch");

    private final Path folder;
    private final Path bin;
    private final Map<String, String> environment = new HashMap<>();

    LauncherSandbox(Path folder) throws IOException {
        this.folder = folder;
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            String call = "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(toolOfTheMachine(tool));
            script(bin.resolve(tool), call);
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("RANGEKEEPER_JVM_DIRS", folder.resolve("jvm").toString());
        copyLauncher(root());
        write("a checkout/pom.xml", "<project/>");
        write("a checkout/src/main/java/A.java", "class A {}");
        script(bin.resolve("mvn"), maven());
    }

    /// Leaves the jar as old as a build that changed nothing would.
    private String maven() {
        return """
        #!/bin/sh
        echo "$@" >>"%1$s/mvn.calls"
        echo "JAVA_HOME=$JAVA_HOME" >>"%1$s/mvn.calls"
        echo 'Maven speaks'
        [ ! -e "%1$s/mvn.slow" ] || sleep 1
        [ ! -e "%1$s/mvn.broken" ] || exit 1
        mkdir -p "%2$s/target/lib"
        touch -t 200001010000 "%2$s/target/rangekeeper.jar"
        """
                .formatted(folder, root());
    }

    private static Path toolOfTheMachine(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(dir -> Path.of(dir, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " on the PATH"));
    }

    Path root() {
        return folder.resolve("a checkout");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path jar() {
        return root().resolve("target/rangekeeper.jar");
    }

    void copyLauncher(Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(Path.of("rangekeeper"), to.resolve("rangekeeper"));
    }

    void set(String variable, Object value) {
        environment.put(variable, value.toString());
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /// Makes a JDK whose `release` file says `version`.
    Path jdk(String home, String version) throws IOException {
        write(home + "/release", "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdkWithoutRelease(home, version);
    }

    /// Makes a JDK that has to be started to learn its version.
    Path jdkWithoutRelease(String home, String version) throws IOException {
        String java =
                """
                #!/bin/sh
                if [ "$1" = -version ]; then
                    echo '%s' >>"%s/asked"
                    echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=y' >&2
                    echo 'openjdk version "%s" 2026-01-01' >&2
                    exit
                fi
                echo '%1$s'
                printf '%%s\\n' "$@"
                exit "${FAKE_EXIT:-0}"
                """
                        .formatted(home, folder, version);
        script(folder.resolve(home).resolve("bin/java"), java);
        return folder.resolve(home);
    }

    void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }

    void age(Path file, int secondsFromNow) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(secondsFromNow)));
    }

    void removeMaven() throws IOException {
        Files.delete(bin.resolve("mvn"));
    }

    /// How Maven was called and with which JAVA_HOME, in turns.
    List<String> mavenCalls() throws IOException {
        Path calls = folder.resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    int builds() throws IOException {
        return mavenCalls().size() / 2;
    }

    Launch launch(String... arguments) throws IOException, InterruptedException {
        return finish(start(root().resolve("rangekeeper"), arguments));
    }

    /// A launch under way, with its output in files.
    record Started(Process process, Path out, Path err) {}

    Started start(Path launcher, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "launch", ".out");
        Path err = Files.createTempFile(folder, "launch", ".err");
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        return new Started(builder.start(), out, err);
    }

    Launch finish(Started started) throws IOException, InterruptedException {
        boolean ended = started.process().waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            started.process().destroyForcibly();
        }
        assertThat(ended).as("the launcher ends within a minute").isTrue();
        return new Launch(
                started.process().exitValue(),
                Files.readAllLines(started.out()),
                Files.readString(started.err()));
    }
}
