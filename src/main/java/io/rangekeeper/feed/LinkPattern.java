package io.rangekeeper.feed;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Finds the newest document that a page links to: the name of the file (what follows the last `/`)
/// must match wholly, and the first group, or else all of the name, says which is the newest.
///
/// @param pattern RE2
public record LinkPattern(Pattern pattern) {
    private record Link(String address, String age) {}

    /// @throws com.google.re2j.PatternSyntaxException when the text is no pattern
    static LinkPattern compile(String text) {
        return new LinkPattern(Pattern.compile(text));
    }

    /// The absolute address of the newest document.
    ///
    /// @param page the page's own address, for links that are relative to it
    Optional<String> newest(String html, String page) {
        List<Link> links = new ArrayList<>();
        for (Element anchor : Jsoup.parse(html, page).select("a[href]")) {
            String address = anchor.absUrl("href");
            age(address).ifPresent(age -> links.add(new Link(address, age)));
        }
        Comparator<Link> byAge =
                (a, b) -> VersionOrder.compare(a.age, b.age).orElse(a.age.compareTo(b.age));
        return links.stream().max(byAge).map(Link::address);
    }

    private Optional<String> age(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        Matcher matcher = pattern.matcher(path.substring(path.lastIndexOf('/') + 1));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group(matcher.groupCount() > 0 ? 1 : 0));
    }
}
