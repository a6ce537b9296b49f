package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.yaml.Fields;
import io.rangekeeper.yaml.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the description of a feed, of the catalogue's and of an administrator's own alike. Strict:
/// every mistake is reported with its path, and there is no feed while there is one.
public final class FeedParser {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /// Words of the expression language.
    private static final Set<String> RESERVED = Set.of("and", "or", "unless");

    private static final Duration MIN_EVERY = Duration.ofMinutes(1);
    private static final Duration DEFAULT_EVERY = Duration.ofHours(1);

    private final Fields fields;
    private final boolean own;

    private FeedParser(Fields fields, boolean own) {
        this.fields = fields;
        this.own = own;
    }

    /// A feed of the built-in catalogue.
    static Optional<Feed> builtIn(JsonNode definition, Problems problems) {
        return parse(definition, "", problems, false);
    }

    /// A feed that an administrator describes: it may also carry `allow`.
    ///
    /// @param path where the description stands in its file, for messages
    public static Optional<Feed> own(JsonNode definition, String path, Problems problems) {
        return parse(definition, path, problems, true);
    }

    private static Optional<Feed> parse(
            JsonNode definition, String path, Problems problems, boolean own) {
        int before = problems.all().size();
        Fields fields = new Fields(definition, path, problems);
        Feed feed = new FeedParser(fields, own).feed();
        fields.refuseOthers();
        return problems.all().size() == before ? Optional.of(feed) : Optional.empty();
    }

    private Feed feed() {
        String name = name();
        return new Feed(
                name,
                fields.text("title").orElse(name),
                docs(),
                documents(name),
                rhythm(),
                notes(),
                labels(),
                fields.word("seen", List.of("documented", "recorded"))
                        .map(word -> Feed.Seen.valueOf(upper(word))));
    }

    private String name() {
        Optional<String> name = fields.requiredText("name");
        if (name.isPresent() && !isName(name.get())) {
            fields.problem(
                    "name",
                    Excerpt.of(name.get())
                            + " is no name: lower-case letters, digits and dashes, a letter first;"
                            + " and, or, unless are taken");
        }
        return name.orElse("");
    }

    private String docs() {
        Optional<String> docs = fields.text("docs");
        docs.flatMap(FeedUrl::problem).ifPresent(problem -> fields.problem("docs", problem));
        return docs.orElse("");
    }

    private Rhythm rhythm() {
        Optional<Duration> every = fields.duration("every", MIN_EVERY);
        Optional<Cron> cron = fields.text("cron").flatMap(this::cron);
        if (fields.has("every") && fields.has("cron")) {
            fields.problem("cron", "a feed has either cron or every");
        }
        return cron.<Rhythm>map(Rhythm.At::new)
                .orElseGet(() -> new Rhythm.Every(every.orElse(DEFAULT_EVERY)));
    }

    private Optional<Cron> cron(String text) {
        try {
            return Optional.of(Cron.parse(text));
        } catch (CronFormatException e) {
            fields.problem("cron", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<FeedDocument> documents(String feed) {
        DocumentParser parser = new DocumentParser(feed, allow(), AccessParser.parse(fields), own);
        Expectation expect = expectation(fields, Expectation.NONE);
        return fields.has("documents")
                ? several(parser, expect)
                : List.of(parser.parse("", fields, fields, expect, use(fields, "direction")));
    }

    private List<FeedDocument> several(DocumentParser parser, Expectation expect) {
        List<FeedDocument> documents = new ArrayList<>();
        Optional<Fields> directions = fields.fields("direction");
        Optional<Fields> named = fields.fields("documents");
        for (String name : named.map(Fields::keys).orElse(List.of())) {
            Optional<FeedDocument.Use> use = directions.flatMap(keys -> use(keys, name));
            documents.add(document(parser, named.get(), name, expect, use));
        }
        directions.ifPresent(Fields::refuseOthers);
        if (documents.isEmpty()) {
            fields.problem("documents", "at least one is needed");
        }
        return documents;
    }

    private FeedDocument document(
            DocumentParser parser,
            Fields named,
            String name,
            Expectation inherited,
            Optional<FeedDocument.Use> use) {
        if (!isDocumentName(name)) {
            named.problem(name, "is no name: lower-case letters, digits, dashes and underscores");
        }
        Fields document = named.fields(name).orElseThrow();
        Expectation expect = expectation(document, inherited);
        FeedDocument parsed = parser.parse(name, document, fields, expect, use);
        document.refuseOthers();
        return parsed;
    }

    private static Expectation expectation(Fields fields, Expectation inherited) {
        Optional<Fields> expect = fields.fields("expect");
        return expect.map(FeedParser::expectation).orElse(inherited);
    }

    private static Expectation expectation(Fields keys) {
        int minRanges = keys.integer("minRanges", 1, 1_000_000).orElse(1);
        Optional<Fields> widest = keys.fields("widest");
        int ipv4 = widest.flatMap(w -> w.integer("ipv4", 0, 32)).orElse(0);
        int ipv6 = widest.flatMap(w -> w.integer("ipv6", 0, 128)).orElse(0);
        widest.ifPresent(Fields::refuseOthers);
        SortedSet<String> attributes = new TreeSet<>(keys.textList("attributes"));
        attributes.forEach(name -> FormatParser.checkAttribute(keys, "attributes", name));
        keys.refuseOthers();
        return new Expectation(minRanges, ipv4, ipv6, attributes);
    }

    private CidrSet allow() {
        if (!own) {
            return CidrSet.EMPTY;
        }
        CidrSet.Builder allow = CidrSet.builder();
        for (String text : fields.textList("allow")) {
            try {
                Cidr block = Cidr.parseBlockOrAddress(text);
                ForbiddenSpace.touchedBy(block)
                        .ifPresent(space ->
                                fields.problem(
                                        "allow",
                                        block + " holds " + space.words() + ": never allowed"));
                allow.add(block);
            } catch (CidrFormatException e) {
                fields.problem("allow", String.valueOf(e.getMessage()));
            }
        }
        return allow.build();
    }

    private List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (Fields note : fields.list("notes")) {
            notes.add(
                    new Note(
                            note.text("match").orElse(""),
                            note.word("tenancy", List.of("shared", "dedicated"))
                                    .map(word -> Note.Tenancy.valueOf(upper(word))),
                            use(note, "direction"),
                            note.requiredText("text").orElse("")));
            note.refuseOthers();
        }
        return notes;
    }

    private SortedMap<String, String> labels() {
        SortedMap<String, String> labels = fields.texts("labels");
        labels.keySet().forEach(name -> FormatParser.checkAttribute(fields, "labels", name));
        return labels;
    }

    private static Optional<FeedDocument.Use> use(Fields fields, String key) {
        return fields.word(key, List.of("egress", "ingress"))
                .map(word -> FeedDocument.Use.valueOf(upper(word)));
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }

    /// Documents are no words of expressions; Stripe has `armada_gator`.
    private static boolean isDocumentName(String name) {
        return isName(name.replace('_', '-'));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
