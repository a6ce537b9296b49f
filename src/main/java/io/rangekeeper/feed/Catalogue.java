package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.yaml.Problems;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All feeds that expressions may name.
public final class Catalogue {
    private static final String FOLDER = "/catalogue/";

    /// Names the files, one a line: a jar's folders cannot be listed.
    private static final String INDEX = FOLDER + "index";

    private final SortedMap<String, Feed> feeds = new TreeMap<>();

    private Catalogue(Collection<Feed> feeds) {
        for (Feed feed : feeds) {
            if (this.feeds.put(feed.name(), feed) != null) {
                throw new IllegalArgumentException("two feeds are called " + feed.name());
            }
        }
    }

    /// Read once, when somebody asks first.
    private static final class BuiltIn {
        static final Catalogue CATALOGUE = new Catalogue(files().map(Catalogue::read).toList());
    }

    /// The feeds that ship with Rangekeeper.
    public static Catalogue builtIn() {
        return BuiltIn.CATALOGUE;
    }

    /// How the built-in catalogue describes a feed, for whoever lays changes over it.
    public static Optional<JsonNode> builtInDefinition(String name) {
        String file = name + ".yaml";
        return files().anyMatch(file::equals) ? Optional.of(definition(file)) : Optional.empty();
    }

    /// A catalogue of these feeds.
    ///
    /// @throws IllegalArgumentException when two have the same name
    public static Catalogue of(Collection<Feed> feeds) {
        return new Catalogue(feeds);
    }

    public Optional<Feed> feed(String name) {
        return Optional.ofNullable(feeds.get(name));
    }

    /// How people call the owner of a feed; its name where nothing else is known.
    public String title(String name) {
        return feed(name).map(Feed::title).filter(title -> !title.isBlank()).orElse(name);
    }

    public SortedSet<String> names() {
        return new TreeSet<>(feeds.keySet());
    }

    /// In the order of their names.
    public List<Feed> feeds() {
        return new ArrayList<>(feeds.values());
    }

    private static Feed read(String file) {
        Problems problems = new Problems();
        Optional<Feed> feed = FeedParser.builtIn(definition(file), problems);
        return feed.orElseThrow(
                () -> new IllegalStateException(file + ": " + String.join("; ", problems.all())));
    }

    private static JsonNode definition(String file) {
        return Yaml.read(resource(FOLDER + file), file);
    }

    private static Stream<String> files() {
        return resource(INDEX).lines();
    }

    static String resource(String name) {
        try (InputStream stream = Catalogue.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
