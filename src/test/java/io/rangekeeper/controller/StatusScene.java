package io.rangekeeper.controller;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.controller.http.Endpoints;
import io.rangekeeper.controller.http.Sources;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refusal;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.report.PlanHtml;
import io.rangekeeper.report.status.StatusPage;
import io.rangekeeper.store.Leadership;
import io.rangekeeper.store.PolicyName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The status page of a controller in many states.
final class StatusScene {
    static final String PLACE = "192.0.2.0/24";

    /// As a name, a value and an answer of strangers.
    static final String EVIL =
            "</td><script>alert(1)</script>\"' onload=alert(1) \u202egnp.x\u0000 &lt; javascript:x {{7*7}}";

    final SmallWorld world = new SmallWorld();
    final LatestDecisions decisions = new LatestDecisions();
    final List<String> troubles = new ArrayList<>();
    private final Board board = new Board();
    private final Map<PolicyName, PolicyPlan> planned = new HashMap<>();
    private final TreeMap<DocumentKey, ReadResult> results = new TreeMap<>();
    private final InstantSource clock =
            InstantSource.fixed(SmallWorld.NOW.plus(Duration.ofMinutes(7)));
    private final LeadershipClock leadership;
    private String identity = "rangekeeper-6d5f7c9b8-x2x4q";

    StatusScene(boolean leads) {
        leadership = new LeadershipClock(new Fixed(leads), InstantSource.fixed(SmallWorld.NOW));
    }

    /// Whoever it is, stays it.
    private record Fixed(boolean isLeader) implements Leadership {
        @Override
        public void start(Runnable changed) {}

        @Override
        public Optional<String> leader() {
            return Optional.of("rangekeeper-6d5f7c9b8-abcde");
        }

        @Override
        public void close() {}
    }

    /// One of each kind, with what was decided about it.
    StatusScene busy() {
        refuse("down", "503 Service Unavailable");
        decide(
                world.plan("allow-egress-to-stripe", PLACE, "egress", "one"),
                world.plan("typo-in-the-expression", PLACE, "egress", "oen"),
                world.plan("adopts-somebody-elses", "11.5.0.0/16", "egress", "many"),
                world.plan("waits-for-a-feed", PLACE, "egress", "down"),
                world.plan("says-nothing", PLACE),
                world.plan("only-watches", PLACE, "egress", "many", "mode", "observe"));
        world.publish("many", "11.9.0.0/24", "11.9.2.0/24");
        Figures.showTroubled(board, world.plan("edited-back", PLACE, "egress", "many"));
        decide(world.withdrawn("a-removal-waits"));
        return this;
    }

    /// A thousand policies, a few of which need somebody.
    StatusScene crowded(int number) {
        for (int i = 0; i < number; i++) {
            String name = crowd(i);
            decide(
                    i % 20 == 0
                            ? world.plan(name, "11.5.0.0/16", "egress", "one")
                            : world.plan(name, PLACE, "egress", "many"));
        }
        return this;
    }

    /// The name of one of them.
    static String crowd(int number) {
        return "allow-egress-to-a-vendor-%04d".formatted(number);
    }

    StatusScene hostile() {
        identity = EVIL;
        refuse("down", EVIL);
        refuse("many", EVIL.repeat(100));
        troubles.add(EVIL);
        decide(
                world.plan(EVIL, PLACE, "egress", "one{a=\"" + "<script>x" + "\"}"),
                world.plan("b" + EVIL, "11.5.0.0/16", "egress", "one"),
                world.plan("c", PLACE, "egress", "one{" + EVIL),
                world.plan("d", "11.5.0.0/16", "egress", "many unless one{region!='<img src=x>'}"));
        Figures.showTroubled(board, world.plan("e" + EVIL, PLACE, "egress", "many"));
        return this;
    }

    void decide(PolicyPlan... plans) {
        for (PolicyPlan plan : plans) {
            Figures.show(board, plan);
            planned.put(PolicyName.of(plan.policy()), plan);
            Outcome outcome =
                    plan.change().isPresent()
                            ? new Outcome.Written(plan)
                            : new Outcome.Unchanged(plan);
            decisions.add(AuditTrail.of(Told.NOTHING, outcome, SmallWorld.NOW));
        }
    }

    void refuse(String feed, String detail) {
        results.put(new DocumentKey(feed, ""), new Refused(Refusal.STATUS, detail));
    }

    StatusPage page(String query) {
        return view().page(query);
    }

    Endpoints serve() throws IOException {
        StatusView view = view();
        Views views =
                new Views(
                        board,
                        SmallWorld::catalogue,
                        this::feeds,
                        name -> Optional.ofNullable(planned.get(name)),
                        clock);
        Sources sources =
                new Sources(
                        List.of(),
                        List.of(),
                        format -> "",
                        out -> {},
                        views::policy,
                        () -> "{}",
                        query ->
                                new Sources.Page(
                                        "style-src " + StatusPage.style(), view.page(query)::write),
                        (namespace, name) ->
                                views.policyPage(namespace, name)
                                        .map(html -> Sources.Page.of(PlanHtml.SOURCES, html)));
        return new Endpoints(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                sources);
    }

    private FetchedFeeds feeds() {
        return new FetchedFeeds(results, world.snapshots());
    }

    private StatusView view() {
        Configuration configuration = Configuration.defaults().with(SmallWorld.catalogue());
        return new StatusView(
                identity,
                "1.2.3",
                leadership,
                () -> configuration,
                () -> troubles,
                board,
                this::feeds,
                decisions,
                clock);
    }
}
