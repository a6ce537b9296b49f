package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;
import java.util.List;
import java.util.Optional;

/// One run: does what the steps say, and compares every plan and every write of the product with
/// what the model expects and with what is promised.
final class Run {
    private final World world = new World();
    private final Statistics statistics;
    private final Applying applying;

    private Run(Statistics statistics) {
        this.statistics = statistics;
        this.applying = new Applying(world, statistics);
    }

    /// Takes the steps in turn.
    ///
    /// @throws AssertionError at the first step that does not do what it should
    static void of(List<Step> steps, Statistics statistics) {
        Run run = new Run(statistics);
        for (Step step : steps) {
            statistics.count(step);
            run.take(step);
        }
    }

    private void take(Step step) {
        Subject subject = world.subject;
        switch (step) {
            case Step.Publishes(String document, Content content) ->
                    world.publishes(document, content);
            case Step.Fetches(int replica, var documents) -> world.fetches(replica, documents);
            case Step.FailsToFetch _ -> {}
            case Step.TimePasses(var time) -> world.passes(time);
            case Step.Restarts(int replica, boolean remembers) -> {
                if (!remembers) {
                    statistics.count("memory lost");
                    world.losesMemory(replica);
                }
            }
            case Step.Leads(int replica) -> world.leads(replica);
            case Step.EditsByHand(long toggled) -> {
                subject.edits((Subject.live(subject.policy()) ^ toggled) & Universe.ALL);
                world.noteOpen();
            }
            case Step.Asks(var expression) -> world.asks(expression);
            case Step.Excludes(long except) -> world.excludes(except);
            case Step.Annotates(String name, var value) -> subject.annotates(name, value);
            case Step.Copies() -> {
                subject.copies();
                world.isAnother();
            }
            case Step.MakesAgain() -> {
                subject.isMadeAgain();
                world.isAnother();
            }
            case Step.Approves(int which) -> {
                List<Held> held = Plans.held(world.plan());
                world.ids.shows(subject.policy().name(), world.spent(), held);
                approve(Plans.ids(held), which);
            }
            case Step.ApprovesAsEarlier(int which) -> approve(world.ids.seen(), which);
            case Step.DefinesSet(Asked meaning) -> world.defines(meaning);
            case Step.Applies() -> applying.apply();
        }
    }

    private void approve(List<String> ids, int which) {
        if (!ids.isEmpty()) {
            String before = world.subject.annotation("approve");
            String id = ids.get(which % ids.size());
            world.subject.annotates(
                    "approve", Optional.of(before.isEmpty() ? id : before + "," + id));
        }
    }
}
