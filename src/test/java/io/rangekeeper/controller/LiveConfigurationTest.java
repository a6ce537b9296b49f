package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.controller.LiveConfiguration.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigurationTest {
    private static final String ONE = "namespaces: [one]\n";
    private static final String TWO = "namespaces: [two]\n";

    private final List<List<String>> applied = new ArrayList<>();
    private final Path link;
    private final Path folder;
    private final LiveConfiguration live;

    LiveConfigurationTest(@TempDir Path folder) {
        this.folder = folder;
        this.link = folder.resolve("rangekeeper.yaml");
        this.live =
                new LiveConfiguration(
                        Optional.of(link), Configuration.read(ONE, "rangekeeper.yaml"));
    }

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(link, ONE);
    }

    @Test
    void whatDoesNotChangeIsNoNews() {
        assertThat(reload()).isEqualTo(Outcome.UNCHANGED);
        applied.clear();
        assertThat(reload()).isEqualTo(Outcome.UNCHANGED);
        assertThat(applied).isEmpty();
    }

    @Test
    void aChangeIsTakenUp() throws IOException {
        reload();
        Files.writeString(link, TWO);

        assertThat(reload()).isEqualTo(Outcome.APPLIED);
        assertThat(applied).last().isEqualTo(List.of("two"));
        assertThat(live.get().namespaces()).containsExactly("two");
    }

    @Test
    void aChangeBeforeTheFirstLookIsTakenUpToo() throws IOException {
        Files.writeString(link, TWO);

        reload();

        assertThat(applied).containsExactly(List.of("two"));
        assertThat(live.get().namespaces()).containsExactly("two");
    }

    @Test
    void aLinkThatIsSwappedIsAChange() throws IOException {
        Path old = Files.writeString(folder.resolve("old"), ONE);
        Path next = Files.writeString(folder.resolve("next"), TWO);
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(old));
        Files.delete(link);
        Files.createSymbolicLink(link, old);
        reload();
        Files.delete(link);
        Files.createSymbolicLink(link, next);

        assertThat(reload()).isEqualTo(Outcome.APPLIED);
        assertThat(live.get().namespaces()).containsExactly("two");
    }

    @Test
    void whatIsWrongIsRefusedOnceAndTheOldOneStays() throws IOException {
        reload();
        Files.writeString(link, "namespaces: 3\n");

        assertThat(reload()).isEqualTo(Outcome.REFUSED);
        assertThat(reload()).isEqualTo(Outcome.UNCHANGED);
        assertThat(live.get().namespaces()).containsExactly("one");
        assertThat(live.trouble().orElseThrow()).contains("namespaces");

        Files.writeString(link, TWO);
        assertThat(reload()).isEqualTo(Outcome.APPLIED);
        assertThat(live.trouble()).isEmpty();
    }

    @Test
    void aFileThatWasGoneForAWhileIsInForceAgain() throws IOException {
        reload();
        Files.delete(link);
        assertThat(reload()).isEqualTo(Outcome.REFUSED);
        assertThat(live.trouble().orElseThrow()).contains("cannot be read");

        Files.writeString(link, ONE);
        reload();

        assertThat(live.trouble()).isEmpty();
        assertThat(live.get().namespaces()).containsExactly("one");
    }

    @Test
    void whatCannotBeTakenUpIsTriedUntilItCan() throws IOException {
        reload();
        Files.writeString(link, TWO);

        assertThat(
                        live.reload(configuration -> {
                            throw new IllegalStateException("no certificate");
                        }))
                .isEqualTo(Outcome.REFUSED);
        assertThat(live.trouble()).contains("no certificate");

        assertThat(reload()).isEqualTo(Outcome.APPLIED);
        assertThat(live.trouble()).isEmpty();
        assertThat(applied.getLast()).containsExactly("two");
    }

    /// What waits for a cluster must not keep the health checks waiting.
    @Test
    void whoAsksForItsTroubleDoesNotWaitForAReload() throws IOException {
        reload();
        Files.writeString(link, TWO);
        List<Optional<String>> told = new ArrayList<>();

        live.reload(configuration ->
                told.add(
                        CompletableFuture.supplyAsync(live::trouble)
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join()));

        assertThat(told).containsExactly(Optional.empty());
    }

    private Outcome reload() {
        return live.reload(configuration -> applied.add(configuration.namespaces()));
    }
}
