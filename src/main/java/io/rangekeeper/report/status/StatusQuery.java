package io.rangekeeper.report.status;

import io.rangekeeper.report.PolicySummary;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Which policies somebody wants to see.
///
/// @param text a part of `namespace/name`; empty means all
/// @param state empty means all
/// @param page from 1
public record StatusQuery(String text, String state, int page) {
    /// Namespaces and names have 63 and 253 characters at most.
    private static final int LONGEST = 317;

    /// What is not understood is left out: nobody is harmed by seeing more.
    ///
    /// @param raw as a browser sends it: `q=shop&state=held&page=2`
    public static StatusQuery parse(String raw) {
        String state = value(raw, "state");
        return new StatusQuery(
                Words.cut(value(raw, "q").strip(), LONGEST),
                Standing.of(state).map(Standing::label).orElse(""),
                page(value(raw, "page")));
    }

    private static String value(String raw, String key) {
        for (String pair : raw.split("&", -1)) {
            if (pair.startsWith(key + "=")) {
                return decoded(pair.substring(key.length() + 1));
            }
        }
        return "";
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static int page(String text) {
        return text.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(text) : 1;
    }

    boolean matches(PolicySummary policy) {
        String name = policy.namespace() + "/" + policy.name();
        return (state.isEmpty() || state.equals(policy.state()))
                && name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    boolean isAll() {
        return text.isEmpty() && state.isEmpty();
    }

    Optional<Standing> standing() {
        return Standing.of(state);
    }

    /// A link to the same with another page.
    String link(int other) {
        return link(text, state, other);
    }

    static String link(String text, String state, int page) {
        return "?q=%s&state=%s&page=%d#policies"
                .formatted(URLEncoder.encode(text, StandardCharsets.UTF_8), state, page);
    }
}
