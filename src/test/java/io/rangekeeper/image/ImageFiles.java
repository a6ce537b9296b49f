package io.rangekeeper.image;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the folder that Jib takes: a runtime of the JDK that runs this, the jars, and the cache
/// that the two have been trained to. `mvn -Pimage package` runs it.
final class ImageFiles {
    /// What the jars refer to, by `jdeps` and by trying; Quartz asks for java.beans of
    /// java.desktop.
    static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.desktop",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.rmi",
                    "java.sql",
                    "java.xml",
                    "jdk.httpserver",
                    "jdk.management",
                    "jdk.unsupported");

    /// That of all files in Jib's layers. The cache is for jars of the time that they had.
    private static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(1));

    private static final Pattern PROVIDER = Pattern.compile("security\\.provider\\.\\d+=(\\w+)");

    private final Path target;
    private final Installed installed;

    private ImageFiles(Path target) {
        this.target = target;
        this.installed = new Installed(target.resolve("image/opt/rangekeeper").toAbsolutePath());
    }

    /// The one argument is Maven's `target`.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new ImageFiles(Path.of(arguments[0])).make();
    }

    private void make() throws IOException, InterruptedException {
        delete(target.resolve("image"));
        // Jib would take its layers of files that have other contents and the same time for these
        delete(target.resolve("jib-cache"));
        Files.createDirectories(installed.folder());
        link();
        copy(target.resolve("rangekeeper.jar"), installed.jar());
        copy(target.resolve("lib"), installed.folder().resolve("lib"));
        copy(target.resolve("bom.json"), installed.folder().resolve("sbom.json"));
        copy(
                Path.of("src/main/jib/opt/rangekeeper/java.options"),
                installed.folder().resolve("java.options"));
        setTimes();
        new Training(installed, target.resolve("training").toAbsolutePath()).run();
        setTimes();
    }

    /// In a process of its own: what it generates depends on what its JVM has done before.
    private void link() throws IOException, InterruptedException {
        int status =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                                "--add-modules",
                                String.join(",", MODULES),
                                "--strip-debug",
                                "--no-header-files",
                                "--no-man-pages",
                                "--output",
                                installed.folder().resolve("runtime").toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException("jlink failed");
        }
        keepProviders(installed.folder().resolve("runtime/conf/security/java.security"));
    }

    /// jlink leaves the names of security providers whose modules are not linked, and the JDK looks
    /// for each in every jar: it would find, load and set up all of Bouncy Castle on the way.
    private static void keepProviders(Path file) throws IOException {
        Set<String> linked = new HashSet<>();
        for (Provider provider : Security.getProviders()) {
            if (modules().contains(provider.getClass().getModule().getName())) {
                linked.add(provider.getName());
            }
        }
        List<String> lines = new ArrayList<>();
        int kept = 0;
        for (String line : Files.readAllLines(file)) {
            Matcher provider = PROVIDER.matcher(line);
            if (!provider.matches()) {
                lines.add(line);
            } else if (linked.contains(provider.group(1))) {
                kept++;
                lines.add("security.provider." + kept + "=" + provider.group(1));
            }
        }
        Files.write(file, lines);
    }

    /// Those that are linked, with what they need.
    private static Set<String> modules() {
        return Configuration.resolve(
                        ModuleFinder.ofSystem(),
                        List.of(Configuration.empty()),
                        ModuleFinder.of(),
                        MODULES)
                .modules()
                .stream()
                .map(ResolvedModule::name)
                .collect(Collectors.toSet());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void setTimes() throws IOException {
        try (Stream<Path> files = Files.walk(target.resolve("image"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, TIME);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
