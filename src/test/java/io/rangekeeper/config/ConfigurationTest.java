package io.rangekeeper.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Cron;
import io.rangekeeper.feed.DocumentFormat;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Rhythm;
import io.rangekeeper.lint.ClusterFacts;
import io.rangekeeper.lint.Cni;
import io.rangekeeper.policy.Guard;
import io.rangekeeper.policy.Limits;
import io.rangekeeper.policy.Mode;
import io.rangekeeper.policy.NamespacePattern;
import io.rangekeeper.policy.Permit;
import io.rangekeeper.policy.PermittedNames;
import io.rangekeeper.policy.Self;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.policy.Tenants;
import io.rangekeeper.select.Expression;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Path SHIPPED = Path.of("config/rangekeeper.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "{}"})
    void withoutAWordTheDefaultsHold(String text) {
        assertDefaults(read(text));
    }

    @Test
    void theShippedFileSaysTheDefaults() throws IOException {
        assertDefaults(read(Files.readString(SHIPPED)));
    }

    /// Every mapping of the shipped file is given an unknown key; the messages list all known ones.
    @Test
    void theShippedFileHoldsEveryKey() throws IOException {
        JsonNode shipped = Yaml.read(Files.readString(SHIPPED), "shipped");
        String text =
                """
                unknown: 1
                budget: {unknown: 1}
                guard: {unknown: 1}
                limits: {unknown: 1}
                tenants: {unknown: 1}
                self: {unknown: 1}
                cluster: {unknown: 1}
                lint: {unknown: 1, widest: {unknown: 1}}
                """;

        assertThat(problems(text))
                .containsExactlyInAnyOrder(
                        "unknown: unknown key; known here: " + keys(shipped),
                        "budget.unknown: unknown key; known here: " + keys(shipped.path("budget")),
                        "guard.unknown: unknown key; known here: " + keys(shipped.path("guard")),
                        "limits.unknown: unknown key; known here: " + keys(shipped.path("limits")),
                        "tenants.unknown: unknown key; known here: "
                                + keys(shipped.path("tenants")),
                        "self.unknown: unknown key; known here: " + keys(shipped.path("self")),
                        "cluster.unknown: unknown key; known here: "
                                + keys(shipped.path("cluster")),
                        "lint.unknown: unknown key; known here: " + keys(shipped.path("lint")),
                        "lint.widest.unknown: unknown key; known here: "
                                + keys(shipped.at("/lint/widest")));
    }

    @Test
    void everyKeyIsMapped() {
        Configuration configuration =
                read(
                        """
                        mode: observe
                        namespaces: [payments, backup]
                        accept: [%s]
                        sets:
                          storage: 'aws{service="S3"} or @more'
                          more: gcp
                        feeds:
                          aws: {every: 30m}
                          intranet:
                            title: Our own
                            url: https://intranet.example.com/ranges.txt
                            format: text
                            attributes: {site: hq}
                            allow: [10.0.0.0/8]
                        budget: {cidrsPerPolicy: 200}
                        guard: {maxRemoved: 40%%, maxAdded: 1.5, removalHold: 12h, allowAny: true}
                        limits: {mode: observe, maxCidrs: 300, removalHold: 2d}
                        tenants:
                          namespaceLabels: {rangekeeper.io/allowed: "true"}
                          allow:
                            - {namespaces: [payments, 'team-*'], feeds: [intranet, aws], sets: [storage]}
                            - {namespaces: ['*'], sets: ['*']}
                        self: {namespace: ops, podLabels: {app: rangekeeper, tier: ""}}
                        cluster:
                          podCidrs: [10.244.0.0/16, 'fd00::/56']
                          serviceCidrs: [10.96.0.0/12]
                          ipFamilies: [ipv6, ipv4]
                          cni: cilium
                        lint: {widest: {ipv4: 16, ipv6: 32}}
                        """
                                .formatted("0a".repeat(32)));

        assertThat(configuration.settings())
                .isEqualTo(
                        new Settings(
                                Mode.OBSERVE,
                                200,
                                new Guard(40, 1.5, Duration.ofHours(12), true),
                                new Limits(Mode.OBSERVE, 300, Duration.ofDays(2)),
                                Optional.empty(),
                                new Tenants(
                                        Map.of("rangekeeper.io/allowed", "true"),
                                        List.of(
                                                new Permit(
                                                        List.of(
                                                                new NamespacePattern("payments"),
                                                                new NamespacePattern("team-*")),
                                                        PermittedNames.of(
                                                                List.of("aws", "intranet")),
                                                        PermittedNames.of(List.of("storage"))),
                                                new Permit(
                                                        List.of(new NamespacePattern("*")),
                                                        PermittedNames.NONE,
                                                        PermittedNames.ALL))),
                                new Self("ops", Map.of("app", "rangekeeper", "tier", ""))));
        assertThat(configuration.cluster())
                .isEqualTo(
                        new ClusterFacts(
                                CidrSet.parse("10.244.0.0/16", "fd00::/56"),
                                CidrSet.parse("10.96.0.0/12"),
                                Set.of(Family.IPV4, Family.IPV6),
                                Optional.of(Cni.CILIUM),
                                16,
                                32));
        assertThat(configuration.namespaces()).containsExactly("payments", "backup");
        assertThat(configuration.accept()).containsExactly("0a".repeat(32));
        assertThat(configuration.sets())
                .containsOnlyKeys("storage", "more")
                .containsEntry("more", Expression.parse("gcp"));
        assertThat(configuration.resolver().feeds(Expression.parse("@storage")))
                .containsExactly("aws", "gcp");
        assertThat(configuration.catalogue().names()).contains("aws", "gcp", "intranet", "stripe");
    }

    /// The settings are known before the sets are judged, wherever they stand in the file.
    @Test
    void whereAnyBlockIsAllowedSetsMayNameItToo() {
        String sets = "sets: {world: 0.0.0.0/0}\n";

        assertThat(problems(sets))
                .singleElement()
                .asString()
                .startsWith("sets.world: column 1: 0.0.0.0/0 is broader than /8")
                .endsWith("the administrator can allow any (guard.allowAny)");
        assertThat(
                        read(sets + "guard: {allowAny: true}")
                                .resolver()
                                .validate(Expression.parse("@world or ::/0")))
                .isEmpty();
    }

    @Test
    void aKeyOverABuiltInFeedReplacesThatKeyOnly() {
        Catalogue catalogue =
                read("feeds: {aws: {every: 30m, expect: {minRanges: 7}}}").catalogue();

        Feed changed = catalogue.feed("aws").orElseThrow();
        Feed builtIn = Catalogue.builtIn().feed("aws").orElseThrow();
        assertThat(changed.rhythm()).isEqualTo(new Rhythm.Every(Duration.ofMinutes(30)));
        assertThat(document(changed).expect().minRanges()).isEqualTo(7);
        assertThat(changed.title()).isEqualTo(builtIn.title());
        assertThat(document(changed).url()).isEqualTo(document(builtIn).url());
        assertThat(changed.notes()).isEqualTo(builtIn.notes());
    }

    @Test
    void oneDocumentOfSeveralCanBeChanged() {
        String text =
                "feeds: {stripe: {documents: {api: {url: 'https://mirror.example.com/api.json'}}}}";

        Feed stripe = read(text).catalogue().feed("stripe").orElseThrow();

        assertThat(stripe.documents())
                .extracting(document -> document.key() + "")
                .containsExactlyInAnyOrder("stripe/api", "stripe/webhooks", "stripe/armada_gator");
        assertThat(stripe.documents())
                .extracting(FeedDocument::url)
                .contains(
                        "https://mirror.example.com/api.json",
                        "https://stripe.com/files/ips/ips_webhooks.json");
    }

    @Test
    void anOwnFeedIsDescribedInTheSameWords() {
        Feed feed =
                read("""
                feeds:
                  intranet:
                    url: https://intranet.example.com/ranges.txt
                    format: text
                    attributes: {site: hq}
                    every: 2h
                    allow: [10.0.0.0/8]
                """)
                        .catalogue()
                        .feed("intranet")
                        .orElseThrow();

        assertThat(feed.name()).isEqualTo("intranet");
        assertThat(feed.rhythm()).isEqualTo(new Rhythm.Every(Duration.ofHours(2)));
        assertThat(document(feed).format())
                .isEqualTo(new DocumentFormat.Text(Attributes.of(Map.of("site", "hq"))));
        assertThat(document(feed).allow()).hasToString("[10.0.0.0/8]");
    }

    @Test
    void aCronOverABuiltInFeedReplacesItsInterval() {
        Catalogue catalogue = read("feeds: {aws: {cron: '30 6 * * *'}}").catalogue();

        assertThat(catalogue.feed("aws").orElseThrow().rhythm())
                .isEqualTo(new Rhythm.At(Cron.parse("30 6 * * *")));
    }

    /// A text, and all that is wrong with it.
    record Mistake(String text, List<String> problems) {
        Mistake(String text, String... problems) {
            this(text, List.of(problems));
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake("mode: of", "mode: \"of\" is none of observe, enforce"),
                new Mistake("mode: no", "mode: \"no\" is none of observe, enforce"),
                new Mistake(
                        "cluster: {podCidrs: [10.0.0.0/33], ipFamilies: [ipv5], cni: weave}\nlint: {widest: {ipv4: 33}}",
                        "cluster.podCidrs: \"10.0.0.0/33\" has a length above 32; it is 0 to 32",
                        "cluster.ipFamilies: \"ipv5\" is none of ipv4, ipv6",
                        "cluster.cni: \"weave\" is none of cilium, aws-vpc-cni, calico, ipset",
                        "lint.widest.ipv4: a whole number from 0 to 32 is expected, not 33"),
                new Mistake("mode: 1", "mode: a text is expected, not 1"),
                new Mistake("[]", "a mapping is expected, not a list"),
                new Mistake("just words", "a mapping is expected, not \"just words\""),
                new Mistake(
                        "namespaces: payments", "namespaces: a list is expected, not \"payments\""),
                new Mistake(
                        "accept: [%s, %s]".formatted("0A".repeat(32), "0a".repeat(31)),
                        "accept: \"%s\" is no SHA-256: 64 digits 0-9 and a-f are expected"
                                .formatted("0A".repeat(32)),
                        "accept: \"%s\" is no SHA-256: 64 digits 0-9 and a-f are expected"
                                .formatted("0a".repeat(31))),
                new Mistake(
                        "namespaces: [Shop, 1, ok]",
                        "namespaces: a list of texts is expected, but it holds 1",
                        "namespaces: \"Shop\" is no name of a namespace"),
                new Mistake(
                        "budget: {cidrsPerPolicy: 0}\nlimits: {maxCidrs: many, mode: never}",
                        "budget.cidrsPerPolicy: a whole number from 1 to 50000 is expected, not 0",
                        "limits.maxCidrs: a whole number from 1 to 50000 is expected, not \"many\"",
                        "limits.mode: \"never\" is none of observe, enforce"),
                new Mistake(
                        "guard: {maxRemoved: 0.3, maxAdded: 0, removalHold: 15d, allowAny: maybe}",
                        "guard.maxRemoved: a text is expected, not 0.3",
                        "guard.maxAdded: a number from 1 to 1000 is expected, not 0",
                        "guard.removalHold: is above the longest, 14d",
                        "guard.allowAny: true or false is expected, not \"maybe\""),
                new Mistake(
                        "guard: {maxRemoved: 101%, removalHold: 1}",
                        "guard.maxRemoved: expected 1% to 100%, as in 30%, found \"101%\"",
                        "guard.removalHold: a text is expected, not 1"),
                new Mistake(
                        "guard: {removalHold: 2d}\nlimits: {removalHold: 1d}",
                        "limits.removalHold: 1d is below guard.removalHold, 2d"),
                new Mistake(
                        "limits: {maxCidrs: 10}",
                        "limits.maxCidrs: 10 is below budget.cidrsPerPolicy, 1000"),
                new Mistake(
                        "limits: {mode: observe}", "limits.mode: observe is below mode, enforce"),
                new Mistake(
                        "feeds: {aws: {every: 10s}, Mine: {url: 'http://x.example.com/'}}",
                        "feeds.aws.every: 10s is below the minimum of 1m",
                        "feeds.Mine.name: \"Mine\" is no name: lower-case letters, digits and"
                                + " dashes, a letter first; and, or, unless are taken",
                        "feeds.Mine.url: only https addresses are fetched",
                        "feeds.Mine.ranges: is missing"),
                new Mistake(
                        "feeds: {aws: {every: 1h, cron: '@hourly'}, gcp: {cron: '0 0 30 2 *'}}",
                        "feeds.aws.cron: a feed has either cron or every",
                        "feeds.gcp.cron: \"0 0 30 2 *\" never fires: none of its months has a day"
                                + " 30"),
                new Mistake(
                        "feeds: {stripe-api: {url: 'https://feed.example/', format: text}}",
                        "feeds.stripe-api: stripe/api and stripe-api are both recorded as"
                                + " stripe-api: call one differently"),
                new Mistake(
                        "feeds: {a: {documents: {b-c: {url: 'https://feed.example/'}}, format: text},"
                                + " a-b: {documents: {c: {url: 'https://feed.example/'}}, format:"
                                + " text}}",
                        "feeds.a-b: a/b-c and a-b/c are both recorded as a-b-c: call one"
                                + " differently"),
                new Mistake(
                        "feeds: {aws: {name: amazon}}",
                        "feeds.aws.name: unknown key: a feed is called by its own key"),
                new Mistake(
                        "sets: {or: gcp}",
                        "sets.or: is no name: lower-case letters, digits and dashes, a letter first; and, or, unless are taken"),
                new Mistake("feeds: {aws: 15m}", "feeds.aws: a mapping is expected, not \"15m\""),
                new Mistake(
                        "sets: {a: awz, b: '@b', c: '@d', d: '@c', E: gcp, f: 'gcp or', g: [gcp]}",
                        "sets.E: is no name: lower-case letters, digits and dashes, a letter first; and, or, unless are taken",
                        "sets.f: column 7: expected a feed, @ and a set, a CIDR or \"(\", found the end",
                        "sets.g: a text is expected, not a list",
                        "sets.a: column 1: feed \"awz\" does not exist; did you mean aws?",
                        "sets.b: column 1: in @b: column 1: set @b refers to itself: @b -> @b",
                        "sets.c: column 1: in @c: column 1: set @d refers to itself: @d -> @c -> @d",
                        "sets.d: column 1: in @d: column 1: set @c refers to itself: @c -> @d -> @c"),
                new Mistake(
                        "sets: {a: 'gcp or @lost'}", "sets.a: column 8: set @lost does not exist"),
                new Mistake(
                        "tenants: {namespaceLabels: {a b: x, a: x/y, b: true}, allow: [{namespaces: [Shop, 'Team-*', a-],"
                                + " feeds: [awz], sets: [lost], feed: aws}, {feeds: ['*', aws2]}]}",
                        "tenants.allow[0].namespaces: \"Shop\" is no name of a namespace; * in one stands for any characters",
                        "tenants.allow[0].namespaces: \"Team-*\" is no name of a namespace; * in one stands for any characters",
                        "tenants.allow[0].namespaces: \"a-\" is no name of a namespace; * in one stands for any characters",
                        "tenants.allow[0].feeds: feed awz does not exist; did you mean aws?",
                        "tenants.allow[0].sets: set @lost does not exist",
                        "tenants.allow[0].feed: unknown key; known here: feeds, namespaces, sets",
                        "tenants.allow[1].namespaces: name one at least; \"*\" stands for all",
                        "tenants.allow[1].feeds: feed aws2 does not exist; did you mean aws?",
                        "tenants.namespaceLabels.b: a text is expected, not true",
                        "tenants.namespaceLabels.a: \"x/y\" is no value of a label",
                        "tenants.namespaceLabels.a b: is no name of a label"),
                new Mistake(
                        "tenants: {allow: all}", "tenants.allow: a list is expected, not \"all\""),
                new Mistake(
                        "self: {namespace: Ops, podLabels: {-a: x}}",
                        "self.namespace: \"Ops\" is no name of a namespace",
                        "self.podLabels.-a: is no name of a label"),
                new Mistake(
                        "notify: [{name: Ops, url: 'ftp://x', format: mail, about: [all], every: 2h},"
                                + " {url: 'http://u:p@x/', urlFrom: {file: a, env: B}, secret: {}},"
                                + " {name: a, url: 'http://x/', format: slack, headers: {A: {env: B}}},"
                                + " {name: a, url: 'https://x/', format: slack, about: []},"
                                + " {name: b, format: slack, to: x}]",
                        "notify[0].name: is no name: lower-case letters, digits and dashes, a letter"
                                + " first",
                        "notify[0].url: an address such as https://hooks.example.com/path is expected",
                        "notify[0].format: \"mail\" is none of cloudevents, slack, alertmanager",
                        "notify[0].about: \"all\" is none of changes, holds, failures",
                        "notify[0].about: names nothing: leave it out for all",
                        "notify[0].every: is above the longest, 1h",
                        "notify[1].name: is missing",
                        "notify[1].urlFrom: either url or urlFrom says where to post",
                        "notify[1].url: holds a user or password: headers says where a secret"
                                + " stands",
                        "notify[1].urlFrom.file: either file or env says where the value stands",
                        "notify[1].format: is missing",
                        "notify[1].secret.file: either file or env says where the value stands",
                        "notify[2].headers: go by https only",
                        "notify[3].about: names nothing: leave it out for all",
                        "notify[3].name: a is another target's",
                        "notify[4].url: is missing; urlFrom: {file: PATH} says where a secret one"
                                + " stands",
                        "notify[4].to: unknown key; known here: about, ca, every, format, headers,"
                                + " name, secret, url, urlFrom"),
                new Mistake(
                        "notify: [{name: a, urlFrom: 'https://x/s3cr3t', format: slack, secret: s3cr3t,"
                                + " headers: {A: s3cr3t}}]",
                        "notify[0].headers.A: {file: PATH} or {env: VARIABLE} is expected",
                        "notify[0].urlFrom: {file: PATH} or {env: VARIABLE} is expected",
                        "notify[0].secret: {file: PATH} or {env: VARIABLE} is expected"),
                new Mistake("mode: enforce\nmode: observe", "test.yaml:2:1: "),
                new Mistake("mode: [", "test.yaml:1:"),
                new Mistake("a: 1\n---\nb: 2", "test.yaml:"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsReportedAtOnceWithItsPath(Mistake mistake) {
        List<String> problems = problems(mistake.text);

        assertThat(problems).as("%s", problems).hasSameSizeAs(mistake.problems);
        for (int i = 0; i < problems.size(); i++) {
            String expected = mistake.problems.get(i);
            if (expected.startsWith("test.yaml")) {
                assertThat(problems.get(i)).startsWith(expected);
            } else {
                assertThat(problems.get(i)).isEqualTo(expected);
            }
        }
    }

    private static void assertDefaults(Configuration configuration) {
        assertThat(configuration.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(configuration.settings())
                .isEqualTo(
                        new Settings(
                                Mode.ENFORCE,
                                1_000,
                                new Guard(30, 2, Duration.ofHours(24), false),
                                new Limits(Mode.ENFORCE, 4_000, Duration.ofDays(7)),
                                Optional.empty(),
                                new Tenants(Map.of(), List.of()),
                                new Self("", Map.of())));
        assertThat(configuration.cluster())
                .isEqualTo(ClusterFacts.UNKNOWN)
                .isEqualTo(
                        new ClusterFacts(
                                CidrSet.EMPTY, CidrSet.EMPTY, Set.of(), Optional.empty(), 12, 28));
        assertThat(configuration.namespaces()).isEmpty();
        assertThat(configuration.accept()).isEmpty();
        assertThat(configuration.targets()).isEmpty();
        assertThat(configuration.sets()).isEmpty();
        assertThat(configuration.catalogue().names())
                .isEqualTo(Catalogue.builtIn().names())
                .isEqualTo(Configuration.defaults().catalogue().names());
    }

    private static Configuration read(String text) {
        return Configuration.read(text, "test.yaml");
    }

    private static List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(text))
                .satisfies(e -> problems.addAll(e.problems()))
                .satisfies(e -> assertThat(e).hasMessageContaining("test.yaml"));
        return problems;
    }

    private static FeedDocument document(Feed feed) {
        return feed.documents().getFirst();
    }

    private static String keys(JsonNode mapping) {
        List<String> keys = new ArrayList<>();
        mapping.fieldNames().forEachRemaining(keys::add);
        return String.join(", ", keys.stream().sorted().toList());
    }
}
