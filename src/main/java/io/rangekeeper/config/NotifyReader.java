package io.rangekeeper.config;

import io.rangekeeper.config.NotifyTarget.About;
import io.rangekeeper.config.NotifyTarget.Address;
import io.rangekeeper.config.NotifyTarget.Format;
import io.rangekeeper.feed.FilePath;
import io.rangekeeper.feed.Secret;
import io.rangekeeper.yaml.Fields;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads who is to be told.
final class NotifyReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 20;

    private NotifyReader() {}

    static List<NotifyTarget> read(Fields fields) {
        List<NotifyTarget> targets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields given : fields.list("notify")) {
            target(given).ifPresent(targets::add);
            given.text("name")
                    .filter(name -> !names.add(name))
                    .ifPresent(name -> given.problem("name", name + " is another target's"));
        }
        if (targets.size() > MOST) {
            fields.problem("notify", "more than " + MOST + " targets");
        }
        return targets;
    }

    private static Optional<NotifyTarget> target(Fields given) {
        Optional<String> name = given.requiredText("name");
        name.filter(text -> !NAME.matcher(text).matches())
                .ifPresent(_ ->
                        given.problem(
                                "name",
                                "is no name: lower-case letters, digits and dashes, a letter first"));
        SortedMap<String, Secret> headers = Secret.headers(given);
        Optional<Address> address = address(given, !headers.isEmpty());
        Optional<Format> format = format(given);
        Set<About> about = about(given);
        Optional<Secret> secret = Secret.parse(given, "secret");
        var ca = FilePath.parse(given, "ca");
        Duration every = given.duration("every", SHORTEST).orElse(EVERY);
        if (every.compareTo(LONGEST) > 0) {
            given.problem("every", "is above the longest, 1h");
        }
        given.refuseOthers();
        if (name.isEmpty() || address.isEmpty() || format.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new NotifyTarget(
                        name.get(),
                        address.get(),
                        format.get(),
                        about,
                        secret,
                        headers,
                        ca,
                        every));
    }

    private static Optional<Address> address(Fields given, boolean hasHeaders) {
        if (!given.has("url") && !given.has("urlFrom")) {
            given.problem(
                    "url", "is missing; urlFrom: {file: PATH} says where a secret one stands");
        }
        if (given.has("url") && given.has("urlFrom")) {
            given.problem("urlFrom", "either url or urlFrom says where to post");
        }
        Optional<Address> plain =
                given.text("url")
                        .filter(url -> isAddress(given, url, hasHeaders))
                        .map(Address.Plain::new);
        Optional<Address> hidden = Secret.parse(given, "urlFrom").map(Address.Hidden::new);
        return plain.or(() -> hidden);
    }

    /// A service of the cluster may well speak plain HTTP; a header that holds a token must not.
    private static boolean isAddress(Fields given, String url, boolean hasHeaders) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            given.problem("url", "is no address");
            return false;
        }
        boolean https = "https".equals(uri.getScheme());
        if (uri.getHost() == null || !(https || "http".equals(uri.getScheme()))) {
            given.problem("url", "an address such as https://hooks.example.com/path is expected");
            return false;
        }
        if (uri.getUserInfo() != null) {
            given.problem("url", "holds a user or password: headers says where a secret stands");
            return false;
        }
        if (hasHeaders && !https) {
            given.problem("headers", "go by https only");
        }
        return true;
    }

    private static Optional<Format> format(Fields given) {
        given.requiredText("format");
        List<String> words = Stream.of(Format.values()).map(Format::word).toList();
        return given.word("format", words)
                .flatMap(word ->
                        Stream.of(Format.values())
                                .filter(format -> format.word().equals(word))
                                .findFirst());
    }

    private static Set<About> about(Fields given) {
        List<String> named = given.textList("about");
        if (!given.has("about")) {
            return EnumSet.allOf(About.class);
        }
        List<String> words = Stream.of(About.values()).map(About::word).toList();
        EnumSet<About> about = EnumSet.noneOf(About.class);
        for (String word : named) {
            Stream.of(About.values()).filter(each -> each.word().equals(word)).forEach(about::add);
            if (!words.contains(word)) {
                given.problem("about", "\"" + word + "\" is none of " + String.join(", ", words));
            }
        }
        if (about.isEmpty()) {
            given.problem("about", "names nothing: leave it out for all");
            return EnumSet.allOf(About.class);
        }
        return about;
    }
}
