package io.rangekeeper;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Data flows down one list of packages, and one package knows each library.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageOrderTest {
    private static final String ROOT = "io.rangekeeper.";

    /// Each may use only those before it.
    private static final List<String> ORDER =
            List.of(
                    "cidr",
                    "yaml",
                    "feed",
                    "select",
                    "policy",
                    "reach",
                    "lint",
                    "explain",
                    "report",
                    "config",
                    "store",
                    "notify",
                    "controller",
                    "cli");

    /// A library and the packages that may know it.
    record Library(String name, List<String> users) {
        static Library of(String name, String... users) {
            return new Library(name, List.of(users));
        }

        @Override
        public String toString() {
            return "%s only in %s".formatted(name, String.join(", ", users));
        }
    }

    /// A package and those that it must not use.
    record Layer(String name, List<String> below) {
        @Override
        public String toString() {
            return below.isEmpty()
                    ? name + " may use all others"
                    : "%s uses none of %s".formatted(name, String.join(", ", below));
        }
    }

    private JavaClasses production;

    @BeforeAll
    void readTheClasses() {
        production =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.rangekeeper");
    }

    static Stream<Layer> layers() {
        return IntStream.range(0, ORDER.size())
                .mapToObj(i -> new Layer(ORDER.get(i), ORDER.subList(i + 1, ORDER.size())));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aPackageUsesOnlyThoseAboveIt(Layer layer) {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(within(List.of(layer.name())))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(within(layer.below())));
    }

    @Test
    void everyClassIsInAPackageOfTheOrder() {
        assertThat(production).isNotEmpty();
        check(classes().should().resideInAnyPackage(within(ORDER)));
    }

    @Test
    void noPackagesUseEachOtherInACycle() {
        check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
    }

    @Test
    void cidrUsesTheJdkOnly() {
        check(
                classes()
                        .that()
                        .resideInAPackage(ROOT + "cidr..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                ROOT + "cidr..", "java..", "org.jspecify.annotations.."));
    }

    @Test
    void yamlKnowsNothingOfAddresses() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "yaml..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + "cidr.."));
    }

    static Stream<Library> libraries() {
        return Stream.of(
                Library.of("org.snakeyaml", "yaml", "store.manifests"),
                // The work queue is the client's; everything else of it is the store's.
                Library.of("io.kubernetes", "store.cluster", "controller"),
                Library.of("io.kubernetes.client.openapi", "store.cluster"),
                Library.of("io.kubernetes.client.util", "store.cluster"),
                Library.of("io.kubernetes.client.informer", "store.cluster"),
                Library.of("io.kubernetes.client.extended.leaderelection", "store.cluster"),
                Library.of("org.quartz", "controller"),
                Library.of("okhttp3", "feed", "store.cluster", "notify"),
                Library.of("okio", "feed", "store.cluster"),
                Library.of("net.thisptr", "feed"),
                Library.of("com.fasterxml.jackson.dataformat", "feed"),
                Library.of("com.google.re2j", "feed", "select"),
                Library.of("dev.failsafe", "feed"),
                Library.of("org.jsoup", "feed"),
                Library.of("org.apache.commons.text", "select"),
                Library.of("io.micrometer", "controller"),
                Library.of("io.prometheus", "controller"),
                Library.of("gg.jte", "report.status"),
                Library.of("org.slf4j", "store.cluster", "notify", "controller", "cli"),
                Library.of("picocli", "cli"),
                Library.of("ch.qos.logback", "controller"),
                Library.of("com.sun.net.httpserver", "controller.http"),
                Library.of("java.util.logging", "cli"));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryIsKnownInItsPlaceOnly(Library library) {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(within(library.users()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(library.name() + ".."));
    }

    /// The JDK reads `10.1` and `010.0.0.1` as addresses, and looks anything else up in the DNS.
    @Test
    void addressesAreNeverReadByTheJdk() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(within(List.of("cidr", "feed", "select")))
                        .and()
                        // Looks at what the DNS has answered, and reads no text.
                        .doNotHaveFullyQualifiedName(ROOT + "feed.PublicNames")
                        .should()
                        .dependOnClassesThat(assignableTo(InetAddress.class)));
    }

    /// Nor of the environment: a replay can be tested, and used, without a command.
    @Test
    void theReplayKnowsNothingOfCommands() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "cli.backtest")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ROOT + "cli", "picocli.."));
    }

    @Test
    void onlyTheCommandLineWritesToTheStandardStreams() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "cli..")
                        .should(ACCESS_STANDARD_STREAMS));
    }

    /// A package that nobody has written yet breaks no rule.
    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(production);
    }

    private static String[] within(List<String> packages) {
        return packages.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
