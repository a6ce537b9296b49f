package io.rangekeeper.feed;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes the entries of a document one by one, sorts out those that are malformed or quarantined,
/// and groups the others. Every entry is counted in `total` and is either malformed or in a group.
final class Entries {
    private static final int MAX_ENTRIES = 1_000_000;
    private static final int EXAMPLES = 3;

    private final Quarantine quarantine;
    private final Expectation expect;
    private final Map<Attributes, Group> groups = new HashMap<>();
    private final List<String> malformedExamples = new ArrayList<>();
    private final List<String> quarantinedExamples = new ArrayList<>();
    private int total;
    private int malformed;
    private int quarantined;
    private Optional<Cidr> tooWide = Optional.empty();

    Entries(FeedDocument document) {
        this.quarantine = new Quarantine(document.allow());
        this.expect = document.expect();
    }

    /// An entry that is `address/length` or an address.
    void block(String text, Attributes attributes) throws RefusedException {
        try {
            add(text, List.of(Cidr.parseBlockOrAddress(text)), attributes);
        } catch (CidrFormatException e) {
            malformed(String.valueOf(e.getMessage()));
        }
    }

    /// An entry that is all addresses from `first` to `last`.
    void range(String first, String last, Attributes attributes) throws RefusedException {
        try {
            List<Cidr> blocks = CidrSet.builder().addRange(first, last).build().cidrs();
            add(first + "-" + last, blocks, attributes);
        } catch (CidrFormatException e) {
            malformed(String.valueOf(e.getMessage()));
        }
    }

    /// An entry that cannot be read.
    void malformed(String why) throws RefusedException {
        count();
        malformed++;
        addExample(malformedExamples, "entry " + total + ": " + why);
        if (malformed > MAX_ENTRIES / 100) {
            // No document can have so many entries that this is still 1 % of them.
            throw new RefusedException(
                    Refusal.MALFORMED,
                    "more than %d entries cannot be read: %s"
                            .formatted(MAX_ENTRIES / 100, String.join("; ", malformedExamples)));
        }
    }

    int total() {
        return total;
    }

    int malformed() {
        return malformed;
    }

    int quarantined() {
        return quarantined;
    }

    /// Entries that may enter a policy.
    int usable() {
        return total - malformed - quarantined;
    }

    List<String> malformedExamples() {
        return malformedExamples;
    }

    List<String> quarantinedExamples() {
        return quarantinedExamples;
    }

    /// The first block that is broader than was expected.
    Optional<Cidr> tooWide() {
        return tooWide;
    }

    /// The attributes that at least one entry has.
    Set<String> attributes() {
        return groups.keySet().stream()
                .flatMap(attributes -> attributes.values().keySet().stream())
                .collect(Collectors.toSet());
    }

    List<RangeGroup> groups() {
        Map<String, String> pool = new HashMap<>();
        return groups.entrySet().stream()
                .map(entry -> entry.getValue().build(entry.getKey().pooled(pool)))
                .sorted(Comparator.comparing(group -> Fingerprint.canonical(group.attributes())))
                .toList();
    }

    private void add(String text, List<Cidr> blocks, Attributes attributes)
            throws RefusedException {
        count();
        if (tooWide.isEmpty()) {
            tooWide = blocks.stream().filter(this::isTooWide).findFirst();
        }
        Optional<String> reason =
                blocks.stream().map(quarantine::reason).flatMap(Optional::stream).findFirst();
        Group group = groups.computeIfAbsent(attributes, key -> new Group());
        group.add(blocks, reason.isPresent());
        if (reason.isPresent()) {
            quarantined++;
            addExample(quarantinedExamples, text + ": " + reason.get());
        }
    }

    private boolean isTooWide(Cidr block) {
        int widest = block.family() == Family.IPV4 ? expect.widestIpv4() : expect.widestIpv6();
        return block.length() < widest;
    }

    private void count() throws RefusedException {
        total++;
        if (total > MAX_ENTRIES) {
            throw new RefusedException(Refusal.TOO_LARGE, "more than " + MAX_ENTRIES + " entries");
        }
    }

    private static void addExample(List<String> examples, String example) {
        if (examples.size() < EXAMPLES) {
            examples.add(Excerpt.plain(example, 160));
        }
    }

    /// The entries of one combination of attributes.
    private static final class Group {
        private final CidrSet.Builder ranges = CidrSet.builder();
        private final CidrSet.Builder quarantined = CidrSet.builder();
        private int published;

        void add(List<Cidr> blocks, boolean isQuarantined) {
            published++;
            CidrSet.Builder target = isQuarantined ? quarantined : ranges;
            blocks.forEach(target::add);
        }

        RangeGroup build(Attributes attributes) {
            return new RangeGroup(attributes, published, ranges.build(), quarantined.build());
        }
    }
}
