package io.rangekeeper.controller.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/// The steps of one random run. It begins with a policy that was filled once.
final class RandomSteps {
    private static final List<Integer> MINUTES =
            List.of(
                    1, 30, 59, 60, 60, 360, 1_380, 1_439, 1_440, 1_440, 1_440, 1_500, 2_880, 4_320,
                    10_079, 10_080, 11_520);

    private final Random random;
    private final RandomContents contents;
    private final RandomAsked expressions;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private int leader;

    private RandomSteps(Random random) {
        this.random = random;
        this.contents = new RandomContents(random);
        this.expressions = new RandomAsked(random);
    }

    static List<Step> of(long seed, int length) {
        RandomSteps run = new RandomSteps(new Random(seed));
        run.begin();
        while (run.steps.size() < length) {
            run.add();
        }
        return List.copyOf(run.steps.subList(0, length));
    }

    private void begin() {
        for (String document : Asked.DOCUMENTS) {
            steps.add(new Step.Publishes(document, contents.next(document)));
        }
        steps.add(new Step.Fetches(0, all()));
        steps.add(new Step.Fetches(1, all()));
        steps.add(new Step.Asks(Optional.of(expression())));
        steps.add(new Step.Applies());
    }

    private void add() {
        int kind = random.nextInt(100);
        if (kind < 20) {
            publish();
        } else if (kind < 30) {
            fetch();
        } else if (kind < 46) {
            pass();
        } else if (kind < 70) {
            steps.add(new Step.Applies());
        } else if (kind < 77) {
            somethingWithReplicas();
        } else if (kind < 89) {
            somethingByTheAuthor();
        } else {
            somethingElse();
        }
    }

    /// Often somebody fetches it soon, and the rule is planned.
    private void publish() {
        String document = Asked.DOCUMENTS.get(random.nextInt(Asked.DOCUMENTS.size()));
        steps.add(new Step.Publishes(document, contents.next(document)));
        if (random.nextBoolean()) {
            steps.add(new Step.Fetches(leader, all()));
            steps.add(new Step.Applies());
        }
    }

    private void fetch() {
        steps.add(new Step.Fetches(random.nextInt(4) > 0 ? leader : 1 - leader, someOrAll()));
    }

    /// Mostly documents are read afterwards.
    private void pass() {
        int minutes = MINUTES.get(random.nextInt(MINUTES.size()));
        steps.add(new Step.TimePasses(Duration.ofMinutes(minutes)));
        if (random.nextInt(6) > 0) {
            steps.add(new Step.Fetches(leader, someOrAll()));
        }
        if (random.nextBoolean()) {
            steps.add(new Step.Fetches(1 - leader, someOrAll()));
        }
    }

    private SortedSet<String> someOrAll() {
        SortedSet<String> documents = all();
        if (random.nextInt(4) == 0) {
            documents.removeIf(_ -> random.nextBoolean());
        }
        return documents;
    }

    private void somethingWithReplicas() {
        switch (random.nextInt(6)) {
            case 0 -> steps.add(new Step.Restarts(leader, true));
            case 1, 2 -> {
                steps.add(new Step.Restarts(random.nextInt(4) > 0 ? leader : 1 - leader, false));
                if (random.nextInt(4) > 0) {
                    steps.add(new Step.Fetches(leader, all()));
                }
            }
            case 3 -> steps.add(new Step.FailsToFetch(leader));
            default -> {
                leader = 1 - leader;
                steps.add(new Step.Leads(leader));
            }
        }
    }

    private void somethingByTheAuthor() {
        switch (random.nextInt(14)) {
            case 0, 1 -> steps.add(new Step.Asks(Optional.of(expression())));
            case 2 ->
                    steps.add(
                            new Step.Asks(
                                    random.nextInt(5) == 0
                                            ? Optional.empty()
                                            : Optional.of(
                                                    asked.get(random.nextInt(asked.size())))));
            case 3, 4, 5 ->
                    steps.add(new Step.Excludes(Universe.some(random, random.nextInt(4) * 12)));
            case 6, 7 ->
                    annotate(
                            "removal-hold",
                            "0",
                            "0",
                            "1h",
                            "1h",
                            "24h",
                            "24h",
                            "3d",
                            "3d",
                            "7d",
                            "7d",
                            "8d");
            case 8, 9 -> annotate("max-cidrs", "3", "6", "6", "9", "9", "12", "12", "1000", "5000");
            case 10 -> annotate("adopt", "true", "true", "false");
            case 11 -> annotate("mode", "observe", "enforce", "enforce");
            default ->
                    steps.add(new Step.EditsByHand(Universe.some(random, 1 + random.nextInt(20))));
        }
    }

    private void somethingElse() {
        switch (random.nextInt(10)) {
            case 0 -> steps.add(random.nextBoolean() ? new Step.Copies() : new Step.MakesAgain());
            case 1, 2 -> steps.add(new Step.DefinesSet(expressions.expression(false)));
            case 3, 4 -> steps.add(new Step.ApprovesAsEarlier(random.nextInt(100)));
            default -> {
                steps.add(new Step.Approves(random.nextInt(3)));
                steps.add(new Step.Applies());
            }
        }
    }

    private Asked expression() {
        Asked expression = expressions.expression(true);
        asked.add(expression);
        return expression;
    }

    /// One of these values, or none.
    private void annotate(String name, String... values) {
        int which = random.nextInt(values.length + 1);
        steps.add(
                new Step.Annotates(
                        name,
                        which == values.length ? Optional.empty() : Optional.of(values[which])));
    }

    private static SortedSet<String> all() {
        return new TreeSet<>(Asked.DOCUMENTS);
    }
}
