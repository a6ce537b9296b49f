package io.rangekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.LauncherSandbox.Launch;
import io.rangekeeper.LauncherSandbox.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {
    @TempDir private Path folder;
    private LauncherSandbox box;

    @BeforeEach
    void makeACheckout() throws IOException {
        box = new LauncherSandbox(folder);
    }

    @Nested
    class ChoosesAJava {
        @Test
        void theNearestToTwentyFiveOfSeveral() throws Exception {
            box.jdk("jvm/17", "17.0.15");
            box.jdk("jvm/26", "26");
            box.jdk("jvm/8", "1.8.0_452");
            box.jdk("home/.jdks/25", "25.0.3");
            box.jdk("jvm/27-ea", "27-ea");

            assertThat(box.launch().out()).first().isEqualTo("home/.jdks/25");
        }

        @Test
        void javaHomeBeforeTheUsualPlaces() throws Exception {
            box.jdk("jvm/25", "25");
            box.set("JAVA_HOME", box.jdk("my jdk", "26.0.1"));

            assertThat(box.launch().out()).first().isEqualTo("my jdk");
        }

        @Test
        void notAJavaHomeThatIsTooOld() throws Exception {
            box.jdk("jvm/25", "25");
            box.set("JAVA_HOME", box.jdk("old", "24.0.2"));

            assertThat(box.launch().out()).first().isEqualTo("jvm/25");
        }

        @Test
        void theOneOnThePathThroughItsLinks() throws Exception {
            Path java = box.jdk("somewhere/25", "25").resolve("bin/java");
            Path alternative = Files.createSymbolicLink(box.path("alternative"), java);
            Files.createSymbolicLink(box.path("bin/java"), alternative);

            assertThat(box.launch().out()).first().isEqualTo("somewhere/25");
        }

        @Test
        void theOneThatWasNamedOrNone() throws Exception {
            box.jdk("jvm/25", "25");
            box.set("RANGEKEEPER_JAVA_HOME", box.jdk("old", "17"));

            Launch launch = box.launch();

            assertThat(launch.exit()).isEqualTo(1);
            assertThat(launch.err()).contains("RANGEKEEPER_JAVA_HOME", "no Java 25 or newer");
        }

        @Test
        void byAskingItOnlyWhenItHasNoReleaseFile() throws Exception {
            box.jdk("jvm/17", "17");
            box.jdkWithoutRelease("jvm/25", "25.0.3");
            box.jdk("jvm/26", "26");

            assertThat(box.launch().out()).first().isEqualTo("jvm/25");
            assertThat(box.path("asked")).hasContent("jvm/25");
        }

        @Test
        void insideABundleOfMacOs() throws Exception {
            box.jdk("jvm/temurin-25.jdk/Contents/Home", "25");

            assertThat(box.launch().out()).first().isEqualTo("jvm/temurin-25.jdk/Contents/Home");
        }

        @Test
        void orSaysWhereItLookedAndWhatToDo() throws Exception {
            Path old = box.jdk("jvm/17", "17.0.15");

            Launch launch = box.launch("plan");

            assertThat(launch.exit()).isEqualTo(1);
            assertThat(launch.out()).isEmpty();
            assertThat(launch.err())
                    .contains("needs Java 25 or newer and found none")
                    .contains(box.path("jvm").toString(), box.path("home/.sdkman").toString())
                    .contains(old + " (Java 17)")
                    .contains("apt install", "brew install", "sdk install")
                    .contains("RANGEKEEPER_JAVA_HOME=");
            assertThat(box.builds()).isZero();
        }
    }

    @Nested
    class Builds {
        @BeforeEach
        void aJava() throws IOException {
            box.jdk("jvm/25", "25");
        }

        @Test
        void whenThereIsNoJarAndSaysSoInOneLine() throws Exception {
            Launch launch = box.launch();

            assertThat(launch.err())
                    .isEqualTo("Building rangekeeper (the first run takes a minute or two) ...\n");
            assertThat(launch.out()).first().isEqualTo("jvm/25");
            assertThat(box.mavenCalls().getFirst())
                    .contains("-Dmaven.test.skip=true", "-Dspotless.check.skip=true")
                    .endsWith("package");
        }

        @Test
        void withTheJdkThatItFound() throws Exception {
            box.script(box.path("jvm/25/bin/javac"), "#!/bin/sh\n");

            box.launch();

            assertThat(box.mavenCalls()).last().isEqualTo("JAVA_HOME=" + box.path("jvm/25"));
        }

        @Test
        void onlyOnceWhileNothingChangesAlthoughMavenLeftTheJarOld() throws Exception {
            box.launch();
            Launch second = box.launch();

            assertThat(second.err()).isEmpty();
            assertThat(second.out()).first().isEqualTo("jvm/25");
            assertThat(box.builds()).isEqualTo(1);
        }

        @Test
        void whenASourceIsNewer() throws Exception {
            box.launch();
            box.age(box.root().resolve("src/main/java/A.java"), 10);

            assertThat(box.launch().err()).contains("the sources are newer than the jar");
            assertThat(box.builds()).isEqualTo(2);
        }

        @Test
        void whenThePomIsNewer() throws Exception {
            box.launch();
            box.age(box.root().resolve("pom.xml"), 10);

            box.launch();

            assertThat(box.builds()).isEqualTo(2);
        }

        @Test
        void whenASourceWasDeleted() throws Exception {
            Path gone = box.write("a checkout/src/main/java/B.java", "class B {}");
            box.launch();
            Files.delete(gone);

            box.launch();

            assertThat(box.builds()).isEqualTo(2);
        }

        @Test
        void againAfterAFailureThatItShows() throws Exception {
            Path broken = box.write("mvn.broken", "");

            Launch failed = box.launch();
            Files.delete(broken);
            Launch mended = box.launch();

            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.out()).isEmpty();
            assertThat(failed.err()).contains("Maven speaks", "the build failed");
            assertThat(mended.out()).first().isEqualTo("jvm/25");
        }

        @Test
        void neverLeavesAnOldJarBehindANewSourceThatDoesNotCompile() throws Exception {
            box.launch();
            box.age(box.root().resolve("pom.xml"), 10);
            box.write("mvn.broken", "");

            assertThat(box.launch().exit()).isEqualTo(1);
            assertThat(box.launch().exit()).isEqualTo(1);
            assertThat(box.builds()).isEqualTo(3);
        }

        @Test
        void orSaysThatMavenIsMissing() throws Exception {
            box.removeMaven();

            Launch launch = box.launch();

            assertThat(launch.exit()).isEqualTo(1);
            assertThat(launch.err()).contains("no mvn on the PATH");
        }

        @Test
        void onceForLaunchesAtTheSameTime() throws Exception {
            box.write("mvn.slow", "");
            var launches = new ArrayList<Started>();
            for (int i = 0; i < 3; i++) {
                launches.add(box.start(box.root().resolve("rangekeeper")));
            }

            for (Started launch : launches) {
                assertThat(box.finish(launch).out()).first().isEqualTo("jvm/25");
            }
            assertThat(box.builds()).isEqualTo(1);
        }

        @Test
        void againWhenABuilderDiedAndMayHaveLeftHalfAJar() throws Exception {
            box.launch();
            Process dead = new ProcessBuilder("true").start();
            dead.waitFor();
            Path lock = box.root().resolve("target/rangekeeper.lock");
            Files.createSymbolicLink(lock, Path.of(Long.toString(dead.pid())));

            assertThat(box.launch().out()).first().isEqualTo("jvm/25");
            assertThat(box.builds()).isEqualTo(2);
            assertThat(Files.isSymbolicLink(lock)).isFalse();
        }

        @Test
        void notWhereThereAreNoSources() throws Exception {
            Path release = box.path("release");
            box.copyLauncher(release);
            box.write("release/rangekeeper.jar", "");

            Launch launch = box.finish(box.start(release.resolve("rangekeeper")));

            assertThat(launch.out()).contains(release.resolve("rangekeeper.jar").toString());
            assertThat(box.builds()).isZero();
        }
    }

    @Nested
    class HandsOver {
        @BeforeEach
        void aJava() throws IOException {
            box.jdk("jvm/25", "25");
        }

        @Test
        void theArgumentsAsTheyWereWritten() throws Exception {
            String expression = "aws{service=\"S3\"} or  gcp{}";

            assertThat(box.launch("ranges", expression, "", "*", "-o", "text").out())
                    .endsWith(
                            "-jar",
                            box.jar().toString(),
                            "ranges",
                            expression,
                            "",
                            "*",
                            "-o",
                            "text");
        }

        @Test
        void theExitCode() throws Exception {
            box.set("FAKE_EXIT", 64);

            assertThat(box.launch().exit()).isEqualTo(64);
        }

        @Test
        void moreOptionsForTheJvm() throws Exception {
            box.set("RANGEKEEPER_JAVA_OPTS", "-Xmx96m  -Dpattern=*");

            assertThat(box.launch().out()).containsSubsequence("-Xmx96m", "-Dpattern=*", "-jar");
        }

        @Test
        void theQuickCompilerToAllButTheLongCommand() throws Exception {
            String quick = "-XX:TieredStopAtLevel=1";

            assertThat(box.launch("plan", "backtest").out()).contains(quick).doesNotContain("");
            assertThat(box.launch().out()).contains(quick);
            assertThat(box.launch("backtest", "-f", "x").out()).doesNotContain(quick, "");
            assertThat(box.launch("--verbose", "backtest").out()).doesNotContain(quick, "");
        }

        @Test
        void throughSymbolicLinksFromAnyFolder() throws Exception {
            Path inner = box.path("links/inner");
            Files.createDirectories(inner.getParent());
            Files.createSymbolicLink(inner, Path.of("../a checkout/rangekeeper"));
            Path outer = Files.createSymbolicLink(box.path("outer"), inner);

            assertThat(box.finish(box.start(outer)).out()).contains(box.jar().toString());
        }
    }
}
