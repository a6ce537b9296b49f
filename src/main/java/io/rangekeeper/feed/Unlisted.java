package io.rangekeeper.feed;

import io.rangekeeper.yaml.Fields;
import io.rangekeeper.yaml.Problems;
import io.rangekeeper.yaml.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Vendors whose name somebody may look for in the catalogue in vain, and what to do instead.
public final class Unlisted {
    private static final String FILE = "/catalogue/unlisted.yaml";

    private final SortedMap<String, Vendor> vendors;

    private Unlisted(SortedMap<String, Vendor> vendors) {
        this.vendors = Collections.unmodifiableSortedMap(vendors);
    }

    /// Why there is no feed of a vendor.
    public enum Why {
        /// It publishes nothing that a machine could read.
        NO_LIST("publishes no list of its addresses"),
        /// It does, or may, and nobody has described it yet.
        NOT_COVERED("is not in the catalogue yet");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    /// A vendor without a feed.
    ///
    /// @param name what its feed would be called
    /// @param docs where the vendor says so itself; empty where it does not
    /// @param advice the vendor's own advice, or the reason why it is not covered; one sentence
    public record Vendor(String name, String title, String docs, Why why, String advice) {
        /// In one line, for people.
        public String explanation() {
            String source = docs.isEmpty() ? "" : " (" + docs + ")";
            return "%s %s: %s%s".formatted(title, why.words, advice, source);
        }

        /// The same without the advice.
        public String summary() {
            return title + " " + why.words;
        }
    }

    /// The vendors that ship with Rangekeeper.
    public static Unlisted builtIn() {
        Problems problems = new Problems();
        Fields file =
                new Fields(Yaml.read(Catalogue.resource(FILE), "unlisted.yaml"), "", problems);
        SortedMap<String, Vendor> vendors = new TreeMap<>();
        file.fields("noList").ifPresent(fields -> read(fields, Why.NO_LIST, vendors));
        file.fields("notCovered").ifPresent(fields -> read(fields, Why.NOT_COVERED, vendors));
        file.refuseOthers();
        if (!problems.isEmpty()) {
            throw new IllegalStateException("unlisted.yaml: " + String.join("; ", problems.all()));
        }
        return new Unlisted(vendors);
    }

    public Optional<Vendor> vendor(String name) {
        return Optional.ofNullable(vendors.get(name));
    }

    /// In the order of their names.
    public List<Vendor> vendors() {
        return new ArrayList<>(vendors.values());
    }

    private static void read(Fields fields, Why why, SortedMap<String, Vendor> vendors) {
        for (String name : fields.keys()) {
            Fields vendor = fields.fields(name).orElseThrow();
            String title = vendor.requiredText("title").orElse("");
            String docs = vendor.text("docs").orElse("");
            String advice = vendor.requiredText("advice").orElse("");
            vendor.refuseOthers();
            vendors.put(name, new Vendor(name, title, docs, why, advice));
        }
    }
}
