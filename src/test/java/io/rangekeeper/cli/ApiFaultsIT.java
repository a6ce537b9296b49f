package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.ApiFault.Answer;
import io.rangekeeper.testing.ApiProxy;
import io.rangekeeper.testing.ApiProxy.Answered;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A controller whose API server gives the answers that one gives on a bad day: busy, too old,
/// changed meanwhile, refused. Each test has a policy of its own.
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiFaultsIT {
    private static final String PLACEHOLDER = "192.0.2.0/24";
    private static final String VENDOR = "21.0.0.0/24";
    private static final String VENDOR_GROWN = "21.1.0.0/24";

    private final RunScene scene;
    private final ApiProxy proxy;
    private final ControllerProcess one;

    ApiFaultsIT(TestCluster cluster, @TempDir Path folder)
            throws IOException, InterruptedException {
        scene = new RunScene(cluster, folder);
        scene.publish("vendor", VENDOR);
        proxy = ApiProxy.before(cluster);
        one = scene.start("one", scene.kubeconfig(proxy));
    }

    @BeforeAll
    void begin() throws Exception {
        scene.until("it is ready", () -> RunScene.ready(one));
        scene.until("it leads", () -> scene.leader().equals("one"));
    }

    @AfterEach
    void pass() {
        proxy.pass();
    }

    @AfterAll
    void end() throws IOException {
        scene.close();
        proxy.close();
    }

    @Test
    void aWatchThatIsTooOldIsBegunAnew() throws Exception {
        scene.create("expired");
        awaitBlocks("expired", RunScene.FILLED);
        AtomicInteger tooOld = new AtomicInteger();

        // As an event of the watch that stands, and as the answer to the next one.
        proxy.set(asked ->
                asked.watches("networkpolicies") && tooOld.getAndIncrement() == 0
                        ? Optional.of(Answer.of(410))
                        : Optional.empty());
        proxy.expire("networkpolicies");
        scene.edit("expired", "30.0.0.0/24");
        scene.create("meanwhile");

        awaitBlocks("expired", RunScene.FILLED);
        awaitBlocks("meanwhile", RunScene.FILLED);
        scene.until("it watches again", () -> tooOld.get() > 1);
        scene.edit("meanwhile", "30.0.0.0/24");
        awaitBlocks("meanwhile", RunScene.FILLED);
        assertThat(proxy.answered().stream().filter(a -> a.code() == 410)).hasSize(1);
    }

    static Stream<Answer> troubles() {
        return Stream.of(
                new Answer(429, Map.of("Retry-After", "1")),
                new Answer(500, Map.of()),
                new Answer(503, Map.of("Retry-After", "1")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aBusyServerIsAskedLessAndLessOftenAndInTheEndItIsWrittenOnce(Answer trouble)
            throws Exception {
        String policy = "busy-" + trouble.code();
        proxy.set(asked ->
                asked.patches(scene.path(policy)) ? Optional.of(trouble) : Optional.empty());
        scene.create(policy);
        scene.until("it was tried again", () -> patches(policy).size() >= 3);
        assertThat(scene.blocks(policy)).containsExactly(PLACEHOLDER);
        assertThat(RunScene.body(one, "/api/v1/policies")).contains("says the test");

        proxy.pass();
        awaitBlocks(policy, RunScene.FILLED);

        // At once, and after a half, one and two seconds.
        assertThat(patches(policy)).hasSizeBetween(4, 5).endsWith(200);
        assertThat(patches(policy).stream().filter(code -> code == 200)).hasSize(1);
        scene.until("it is told", () -> scene.reasons(policy).contains("RangesUpdated"));
        assertThat(scene.reasons(policy)).containsExactly("RangesUpdated");
    }

    @Test
    void aConflictIsPlannedAnewAtOnce() throws Exception {
        AtomicInteger conflicts = new AtomicInteger();
        proxy.set(asked ->
                asked.patches(scene.path("conflict")) && conflicts.incrementAndGet() <= 3
                        ? Optional.of(Answer.of(409))
                        : Optional.empty());

        scene.create("conflict");

        awaitBlocks("conflict", RunScene.FILLED);
        assertThat(patches("conflict")).containsExactly(409, 409, 409, 200);
        // Each was read again by itself, without a pause.
        assertThat(answers("GET", "conflict")).containsExactly(200, 200, 200);
        assertThat(scene.reasons("conflict")).doesNotContain("PatchRejected");
    }

    @Test
    void whatIsRefusedForGoodIsToldAndSentAgainOnceSomethingElseIsToBeWritten() throws Exception {
        proxy.set(asked ->
                asked.patches(scene.path("refused"))
                        ? Optional.of(Answer.of(422))
                        : Optional.empty());
        scene.create("refused", "vendor");
        scene.until("it is told", () -> scene.reasons("refused").contains("PatchRejected"));
        // Whatever wakes it up, it is not sent again.
        scene.refetch();
        Thread.sleep(Duration.ofSeconds(4));
        assertThat(patches("refused")).containsExactly(422);
        assertThat(scene.reasons("refused")).containsExactly("PatchRejected");
        proxy.pass();
        assertThat(scene.blocks("refused")).containsExactly(PLACEHOLDER);

        scene.publish("vendor", VENDOR + "\n" + VENDOR_GROWN);
        scene.refetch();

        awaitBlocks("refused", VENDOR, VENDOR_GROWN);
        assertThat(patches("refused")).containsExactly(422, 200);
    }

    @Test
    void anAnswerThatIsLostLeadsToNoSecondWrite() throws Exception {
        AtomicInteger lost = new AtomicInteger();
        proxy.set(asked ->
                asked.patches(scene.path("lost")) && lost.getAndIncrement() == 0
                        ? Optional.of(Answer.LOST)
                        : Optional.empty());

        scene.create("lost");

        awaitBlocks("lost", RunScene.FILLED);
        scene.until("it is in line", () -> scene.inState(one, "lost", "synced"));
        Thread.sleep(Duration.ofSeconds(2));
        assertThat(patches("lost").stream().filter(code -> code == 200)).hasSize(1);
    }

    @Test
    void whatIsMadeAnewWhileAPatchIsUnderWayIsPlannedForItself() throws Exception {
        CountDownLatch goesOn = delay("anew");
        scene.create("anew");
        scene.until("the patch is under way", () -> goesOn.getCount() == 1);
        scene.delete("anew");
        scene.create("anew", "vendor");
        goesOn.countDown();

        scene.until("it is filled", () -> scene.blocks("anew").contains(VENDOR));
        scene.until("it is seen", () -> scene.inState(one, "anew", "synced"));
        assertThat(scene.blocks("anew")).doesNotContain(RunScene.FILLED);
        assertThat(patches("anew").getFirst()).isGreaterThanOrEqualTo(400);
        assertThat(patches("anew").stream().filter(code -> code == 200)).hasSize(1);
        assertThat(scene.generation("anew")).isEqualTo(2);
    }

    @Test
    void whatIsMadeAnewAndIsWrongIsLeftAsItIs() throws Exception {
        CountDownLatch goesOn = delay("plain");
        scene.create("plain");
        scene.until("the patch is under way", () -> goesOn.getCount() == 1);
        scene.delete("plain");
        scene.create("plain", "nobody-s-feed");
        String version = scene.version("plain");
        goesOn.countDown();

        scene.until("the patch was answered", () -> !patches("plain").isEmpty());
        Thread.sleep(Duration.ofSeconds(3));
        assertThat(scene.version("plain")).isEqualTo(version);
    }

    /// Holds the first patch of a policy back: the latch stands at 1 while it is under way.
    private CountDownLatch delay(String policy) {
        CountDownLatch latch = new CountDownLatch(2);
        AtomicInteger first = new AtomicInteger();
        proxy.set(asked -> {
            if (asked.patches(scene.path(policy)) && first.getAndIncrement() == 0) {
                latch.countDown();
                latch.await();
            }
            return Optional.empty();
        });
        return latch;
    }

    private void awaitBlocks(String policy, String... blocks) throws Exception {
        scene.until(policy, () -> scene.blocks(policy).equals(List.of(blocks)));
    }

    private List<Integer> patches(String policy) {
        return answers("PATCH", policy);
    }

    /// How each request for a policy was answered.
    private List<Integer> answers(String method, String policy) {
        return proxy.answered().stream()
                .filter(answer -> answer.asked().method().equals(method))
                .filter(answer -> answer.asked().path().equals(scene.path(policy)))
                .map(Answered::code)
                .toList();
    }
}
