package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolver;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a namespace may use is decided by the administrator; the policies here are `shop/pay`.
class TenantsTest {
    private static final String WHERE = "rangekeeper.io/egress";

    private static final Resolver RESOLVER =
            new Resolver(
                    Catalogue.of(List.of(feed("aws"), feed("gcp"))),
                    Map.of(
                            "storage", Expression.parse("aws{service='S3'} or gcp"),
                            "more", Expression.parse("aws")));

    private static final Tenants RESTRICTED =
            new Tenants(
                    Map.of(),
                    List.of(
                            permit("other", "aws", "more"),
                            permit("sho*", "gcp", ""),
                            permit("*op", "", "storage")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gcp",
                "@storage",
                "10.0.0.0/8",
                "(gcp or 10.0.0.0/8) unless @storage",
                "@storage and gcp or 10.1.0.0/16"
            })
    void aNamespaceMayUseWhatAnyEntryForItAllowsAndLiteralsAlways(String expression) {
        assertThat(plan(RESTRICTED, "shop", expression)).isInstanceOf(PolicyPlan.Planned.class);
    }

    /// An expression that is refused, and how.
    record Case(String expression, List<String> messages) {
        Case(String expression, String... messages) {
            this(expression, Arrays.asList(messages));
        }
    }

    static Stream<Case> refused() {
        String rest =
                " may not be used in namespace shop, which may use the feed gcp and the set @storage;"
                        + " the administrator decides (tenants.allow)";
        return Stream.of(
                new Case("aws", "column 1: feed aws" + rest),
                new Case("gcp or @more", "column 8: set @more" + rest),
                new Case("@storage unless aws", "column 17: feed aws" + rest),
                new Case("gcp unless (gcp unless (@more))", "column 25: set @more" + rest),
                new Case(
                        "aws or @more or aws{service='S3'}",
                        "column 1: feed aws" + rest,
                        "column 8: set @more" + rest,
                        "column 17: feed aws" + rest),
                new Case(
                        "awz or aws or @lost or 127.0.0.1",
                        "column 1: feed \"awz\" does not exist; did you mean aws?",
                        "column 8: feed aws" + rest,
                        "column 15: set @lost does not exist",
                        "column 24: 127.0.0.1/32 holds addresses of loopback (127.0.0.0/8), which no policy may open"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotAllowedIsNamedWithItsPlaceAndWhoDecides(Case example) {
        assertThat(problems(RESTRICTED, "shop", example.expression))
                .containsExactlyElementsOf(
                        example.messages.stream()
                                .map(message -> new Problem(WHERE, message))
                                .toList());
    }

    @Test
    void nothingOfAPolicyIsTouchedThatUsesWhatItMayNot() {
        PolicyPlan plan = plan(RESTRICTED, "shop", "aws or gcp");

        assertThat(plan.state()).isEqualTo(State.INVALID);
        assertThat(plan.change()).isEmpty();
        assertThat(new Planner(RESOLVER, with(RESTRICTED)).feeds(policy("shop", "aws or gcp")))
                .as("and no feed is fetched for it")
                .isEmpty();
    }

    @Test
    void aNamespaceThatNoEntryNamesMayUseNothing() {
        assertThat(problems(RESTRICTED, "web", "gcp"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("namespace web, which may use no feed and no set");
    }

    @Test
    void whereNothingIsSaidEverythingIsAllowed() {
        assertThat(plan(Tenants.UNRESTRICTED, "shop", "aws or @more"))
                .isInstanceOf(PolicyPlan.Planned.class);
        assertThat(Settings.DEFAULT.tenants()).isEqualTo(Tenants.UNRESTRICTED);
    }

    @Test
    void everythingMayBeAllowedToSome() {
        Permit all =
                new Permit(
                        List.of(pattern("shop")),
                        PermittedNames.ALL,
                        PermittedNames.of(List.of("more")));
        Tenants tenants = new Tenants(Map.of(), List.of(all, permit("*", "gcp", "")));

        assertThat(plan(tenants, "shop", "aws or gcp or @more"))
                .isInstanceOf(PolicyPlan.Planned.class);
        assertThat(problems(tenants, "shop", "@storage"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("may use all feeds and the set @more");
    }

    @Test
    void aManifestWithoutANamespaceMayUseWhatAllMay() {
        Tenants tenants =
                new Tenants(Map.of(), List.of(permit("*", "gcp", ""), permit("sho*", "aws", "")));

        assertThat(plan(tenants, "", "gcp")).isInstanceOf(PolicyPlan.Planned.class);
        assertThat(problems(tenants, "", "aws"))
                .containsExactly(
                        new Problem(
                                WHERE,
                                "column 1: feed aws may not be used by a policy without a namespace, which may use the feed gcp"
                                        + " and no set; write metadata.namespace, or ask the administrator (tenants.allow)"));
    }

    private static PolicyPlan plan(Tenants tenants, String namespace, String expression) {
        return new Planner(RESOLVER, with(tenants))
                .plan(policy(namespace, expression), Given.SNAPSHOTS, Given.NOW);
    }

    private static List<Problem> problems(Tenants tenants, String namespace, String expression) {
        return ((PolicyPlan.Invalid) plan(tenants, namespace, expression)).problems();
    }

    private static Settings with(Tenants tenants) {
        return Settings.DEFAULT.with(tenants);
    }

    private static NetworkPolicy policy(String namespace, String expression) {
        ObjectNode policy = Given.policy(List.of("192.0.2.0/24"), "egress", expression);
        policy.withObjectProperty("metadata").put("namespace", namespace);
        return PolicyJson.read(policy);
    }

    private static Permit permit(String namespaces, String feed, String set) {
        return new Permit(List.of(pattern(namespaces)), names(feed), names(set));
    }

    private static PermittedNames names(String name) {
        return name.isEmpty() ? PermittedNames.NONE : PermittedNames.of(List.of(name));
    }

    private static NamespacePattern pattern(String text) {
        return NamespacePattern.parse(text).orElseThrow();
    }

    private static Feed feed(String name) {
        FeedDocument document = new FeedDocument(DocumentKey.parse(name), "https://" + name);
        return new Feed(name, name, "", List.of(document), Duration.ofHours(1));
    }
}
