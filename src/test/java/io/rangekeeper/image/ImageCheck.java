package io.rangekeeper.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.KubeApi;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The image that `src/image/build` made, without a container: what its configuration says, and
/// that it starts as it lies in its layers. `.ci/run` asks for it; no other build does.
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageCheck {
    private static final Path TAR =
            Path.of(System.getProperty("image.tar", "target/rangekeeper-image.tar"));
    private static final int STARTS = 5;

    private final TestCluster cluster;
    private final Path folder;
    private final Image image;
    private final HttpClient http = HttpClient.newHttpClient();

    ImageCheck(TestCluster cluster, @TempDir Path folder) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.folder = folder;
        this.image = Image.unpack(TAR, folder.resolve("image"));
    }

    @Test
    void itRunsAsNobodyAndSaysWhatItIs() {
        JsonNode config = image.config().path("config");

        assertThat(config.path("User").asText()).isEqualTo("65532:65532");
        assertThat(config.path("Entrypoint").valueStream().map(JsonNode::asText))
                .containsExactly(
                        "/opt/rangekeeper/runtime/bin/java",
                        "@/opt/rangekeeper/java.options",
                        "-XX:AOTCache=/opt/rangekeeper/rangekeeper.aot",
                        "-jar",
                        "/opt/rangekeeper/rangekeeper.jar");
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.path("Env").valueStream().map(JsonNode::asText))
                .noneMatch(variable -> variable.startsWith("JAVA_"));
        assertThat(config.path("Labels").propertyStream().map(label -> label.getKey()))
                .containsExactlyInAnyOrder(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.description",
                        "org.opencontainers.image.version",
                        "org.opencontainers.image.licenses",
                        "org.opencontainers.image.revision",
                        "org.opencontainers.image.created");
        assertThat(image.config().path("created")).isEqualTo(created(config));
    }

    private static JsonNode created(JsonNode config) {
        return config.path("Labels").path("org.opencontainers.image.created");
    }

    @Test
    void eachFileHasTheTimeThatTheCacheIsForAndBelongsThere() throws IOException {
        Path own = image.installed().folder();

        assertThat(image.layers()).hasSize(4);
        for (Path file : image.files()) {
            assertThat(file).startsWith(own);
            assertThat(Files.getLastModifiedTime(file).toInstant())
                    .isEqualTo(Instant.ofEpochSecond(1));
        }
        assertThat(own.resolve("runtime/bin/java")).isExecutable();
        assertThat(own.resolve("runtime/lib/jspawnhelper")).isExecutable();
        assertThat(names(own.resolve("lib"))).isEqualTo(names(Path.of("target/lib")));
        assertThat(own.resolve("java.options")).hasSameTextualContentAs(ControllerProcess.OPTIONS);
    }

    @Test
    void itsRuntimeHasTheModulesThatTheJarsReferTo() throws IOException {
        Set<String> wanted = new TreeSet<>();
        Referred referred = new Referred();
        for (Path file : image.files()) {
            if (file.toString().endsWith(".jar")) {
                wanted.addAll(referred.by(file));
            }
        }
        // commons-text can look up the results of scripts, which nobody asks it for
        wanted.remove("java.scripting");
        // jsoup can fetch, but only parses here
        wanted.remove("java.net.http");

        assertThat(wanted).isEqualTo(new TreeSet<>(ImageFiles.MODULES));
    }

    @Test
    void itsBillOfMaterialsNamesEachLibrary() throws IOException {
        JsonNode bill = Image.json(image.installed().folder().resolve("sbom.json"));
        Set<String> named = new TreeSet<>();
        for (JsonNode component : bill.path("components")) {
            named.add(
                    "%s-%s.jar"
                            .formatted(
                                    component.path("name").asText(),
                                    component.path("version").asText()));
        }

        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(named).isEqualTo(names(Path.of("target/lib")));
    }

    /// All but the cache: that is of a run, and no two are the same.
    @Test
    @EnabledIfSystemProperty(named = "image.other", matches = ".+")
    void anotherBuildHasTheSameLayers() throws IOException, InterruptedException {
        Path tar = Path.of(System.getProperty("image.other"));
        Image other = Image.unpack(tar, folder.resolve("other"));

        assertThat(other.layers().subList(0, 3)).isEqualTo(image.layers().subList(0, 3));
        assertThat(other.config().path("config")).isEqualTo(image.config().path("config"));
    }

    /// As long as all is linked that is named, no jar is searched for what is not.
    @Test
    void itsRuntimeHasTheSecurityProvidersThatItNames() throws IOException, InterruptedException {
        Path runtime = image.installed().folder().resolve("runtime");
        Process java =
                new ProcessBuilder(
                                runtime.resolve("bin/java").toString(),
                                "-XshowSettings:security:providers",
                                "-version")
                        .redirectErrorStream(true)
                        .start();
        String shown = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(shown).isZero();
        assertThat(shown.lines().filter(line -> line.contains("Provider name:")))
                .hasSameSizeAs(
                        Files.readAllLines(runtime.resolve("conf/security/java.security")).stream()
                                .filter(line -> line.startsWith("security.provider."))
                                .toList())
                .hasSizeGreaterThan(4);
    }

    /// A refused cache would end the start. Seconds are of this machine and of whoever else uses
    /// it, so they are printed; what is asserted is the ratio.
    @Test
    void itsCacheIsTakenAndItIsReadyInHalfTheTimeOfThePlainJar()
            throws IOException, InterruptedException {
        List<String> plain =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target/rangekeeper.jar").toAbsolutePath().toString());
        String token = Rights.installed(cluster).token();
        List<Long> byImage = new ArrayList<>();
        List<Long> byJar = new ArrayList<>();
        List<Long> server = new ArrayList<>();
        for (int i = 0; i <= STARTS; i++) {
            long jar = ready("jar" + i, plain, token);
            long own = ready("image" + i, image.installed().strictly(), token);
            long answer = answer(token);
            if (i > 0) {
                // The first of each warms the disk's cache and what asks here.
                byJar.add(jar);
                byImage.add(own);
                server.add(answer);
            }
        }

        long beside = median(byImage) - median(server);
        long jarBeside = median(byJar) - median(server);
        System.out.printf(
                "image: ready after %s ms, java -jar after %s ms; the API server's own time %s ms%n"
                        + "image: beside the API server %d ms, java -jar %d ms: %d %% of it%n",
                byImage, byJar, server, beside, jarBeside, 100 * beside / jarBeside);
        assertThat(beside).isLessThan(jarBeside / 2);
    }

    /// How long the API server takes with what a start asks of it: a new connection and a list.
    private long answer(String token) {
        KubeApi account = cluster.as(token);
        long from = System.nanoTime();
        account.get("/apis/networking.k8s.io/v1/networkpolicies");
        return since(from);
    }

    private long ready(String name, List<String> program, String token)
            throws IOException, InterruptedException {
        List<String> arguments =
                List.of(
                        "--kubeconfig",
                        cluster.kubeconfig(token).toString(),
                        "--recorded",
                        Path.of("config/samples").toAbsolutePath().toString(),
                        "--state",
                        folder.resolve("state-" + name).toString());
        long from = System.nanoTime();
        try (ControllerProcess process =
                ControllerProcess.launch(folder, program, name, arguments)) {
            while (!isReady(process)) {
                assertThat(since(from)).as(process.log()).isLessThan(60_000);
                Thread.sleep(5);
            }
            return since(from);
        }
    }

    /// By one client for all: to make one takes longer than to ask.
    private boolean isReady(ControllerProcess process) throws IOException, InterruptedException {
        Optional<String> address = process.listening();
        if (address.isEmpty()) {
            return false;
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + address.get() + "/readyz")).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private static long since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
