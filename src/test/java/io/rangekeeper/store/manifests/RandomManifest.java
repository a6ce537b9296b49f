package io.rangekeeper.store.manifests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes policies in layouts of all kinds, and remembers which lines a change may touch.
final class RandomManifest {
    private static final List<String> STRANGERS =
            List.of(
                    "kind:   Service\nspec: {ports: [ 1,2 ]}   # x\n",
                    "# nothing\n",
                    "a: &a [1]\nb: *a\nc: |+\n  text\n\n\nd: 'it''s'\n",
                    "'\ud83d\ude00 emoji': \"\\u00e9 \u00e9\"\n");

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final List<String> untouched = new ArrayList<>();
    private int comments;

    RandomManifest(Random random) {
        this.random = random;
    }

    /// Lines that no change may alter, in their order.
    List<String> untouched() {
        return untouched;
    }

    /// Some documents, among them the policies `p0`, `p1` and so on.
    String write(int policies) {
        for (int i = 0; i < policies; i++) {
            if (random.nextBoolean()) {
                STRANGERS.get(random.nextInt(STRANGERS.size())).lines().forEach(this::theirs);
                theirs("---");
            }
            policy("p" + i);
            theirs("---" + comment());
        }
        lines.removeLast();
        untouched.removeLast();
        return String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
    }

    private void policy(String name) {
        List<Runnable> sections =
                new ArrayList<>(
                        List.of(
                                () -> theirs("kind: NetworkPolicy" + comment()),
                                () -> theirs("apiVersion: 'networking.k8s.io/v1'"),
                                () -> metadata(name),
                                this::spec));
        Collections.shuffle(sections, random);
        sections.forEach(Runnable::run);
    }

    private void metadata(String name) {
        theirs("metadata:" + comment());
        theirs("  name: " + name);
        theirs("  labels: {rangekeeper.io/managed: 'true'}" + comment());
        String applied = "rangekeeper.io/applied: " + pick("old", "'old'", "\"o\\\"ld\"");
        if (random.nextBoolean()) {
            boolean has = random.nextBoolean();
            ours("  annotations: {" + (has ? applied + ", " : "") + "rangekeeper.io/egress: x}");
            return;
        }
        theirs("  annotations:" + comment());
        if (random.nextBoolean()) {
            ours("    " + applied);
        }
        theirs("    # " + comments++);
        theirs("    rangekeeper.io/egress: x" + comment());
    }

    private void spec() {
        theirs("spec:");
        theirs("  egress:" + comment());
        String indent = pick("  ", "    ");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            theirs(indent + "- ports: [{port: " + i + "}]");
            peers(indent + "  ");
        }
    }

    private void peers(String indent) {
        int count = 1 + random.nextInt(5);
        switch (random.nextInt(4)) {
            case 0 -> inline(indent, count);
            case 1 -> flowLines(indent, count);
            default -> blockLines(indent, count);
        }
    }

    private void inline(String indent, int count) {
        ours(
                IntStream.range(0, count)
                        .mapToObj(i -> flowPeer())
                        .collect(
                                Collectors.joining(pick(", ", ",", " , "), indent + "to: [", "]")));
    }

    private void flowLines(String indent, int count) {
        theirs(indent + "to: [");
        for (int i = 0; i < count; i++) {
            ours(indent + "  " + flowPeer() + (i < count - 1 || random.nextBoolean() ? "," : ""));
        }
        theirs(indent + "]" + comment());
    }

    private void blockLines(String indent, int count) {
        theirs(indent + "to:" + comment());
        String dash = indent + pick("", "  ") + pick("- ", "-   ");
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) == 0) {
                theirs(pick("", indent + "# " + comments++));
            }
            peer(dash);
        }
    }

    private void peer(String dash) {
        if (random.nextInt(4) == 0) {
            theirs(dash + "podSelector:" + comment());
            theirs(
                    " ".repeat(dash.length())
                            + "  matchLabels: {a: b"
                            + comments++
                            + "}"
                            + comment());
        } else if (random.nextBoolean()) {
            ours(dash + flowPeer() + comment());
        } else if (random.nextBoolean()) {
            ours(dash + "ipBlock: " + flowBlock() + comment());
        } else {
            ours(dash + "ipBlock:" + comment());
            String inner = " ".repeat(dash.length()) + pick("  ", " ");
            ours(inner + "cidr: " + quoted(cidr()) + comment());
            if (random.nextInt(3) == 0) {
                ours(inner + "except:");
                ours(inner + pick("", "  ") + "- 20.0.0.0/24" + comment());
            }
        }
    }

    private String flowPeer() {
        return random.nextInt(4) == 0
                ? "{podSelector: {matchLabels: {a: b" + comments++ + "}}}"
                : pick("{ipBlock: ", "{ \"ipBlock\": ") + flowBlock() + "}";
    }

    private String flowBlock() {
        String except = random.nextInt(4) == 0 ? ", except: [20.0.0.0/24]" : "";
        return "{cidr: " + quoted(cidr()) + except + "}";
    }

    private String cidr() {
        return pick("20.0.0.0/8", "192.0.2.0/24", "21.0.0.0/8", "22.0.0.0/8", "2a00::/16");
    }

    private String quoted(String text) {
        return pick(text, "'" + text + "'", '"' + text + '"');
    }

    private String comment() {
        return random.nextInt(3) == 0 ? "  # " + comments++ : "";
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void ours(String line) {
        lines.add(line);
    }

    private void theirs(String line) {
        lines.add(line);
        untouched.add(line);
    }
}
