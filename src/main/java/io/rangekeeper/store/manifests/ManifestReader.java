package io.rangekeeper.store.manifests;

import io.rangekeeper.store.PolicyStore.Unreadable;
import io.rangekeeper.yaml.MarkedText;
import io.rangekeeper.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a file and finds the labelled policies in it.
final class ManifestReader {
    private static final Pattern PLACE_AND_PROBLEM =
            Pattern.compile("(.*?:[0-9]+:[0-9]+): (.*)", Pattern.DOTALL);

    /// @param entries the labelled policies, in the order of the file
    /// @param unreadable what may be one, and why it cannot be handled
    record Found(List<Entry> entries, List<Unreadable> unreadable) {
        Found {
            entries = List.copyOf(entries);
            unreadable = List.copyOf(unreadable);
        }

        private static Found nothing() {
            return new Found(List.of(), List.of());
        }

        private static Found unreadable(String place, String problem) {
            return new Found(List.of(), List.of(new Unreadable(place, problem)));
        }
    }

    private ManifestReader() {}

    static Found read(Path path) {
        try {
            return read(ManifestFile.read(path));
        } catch (IOException e) {
            return Found.unreadable(Trouble.shown(path), Trouble.words(e));
        }
    }

    static Found read(ManifestFile file) {
        try {
            MarkedText text = parse(file);
            OptionalInt lineBreak = Dialect.lineBreak(file.text());
            return lineBreak.isPresent() && !file.isJson() && Template.mayConcernUs(file.text())
                    ? Found.unreadable(text.place(lineBreak.getAsInt()), Dialect.LINE_BREAK)
                    : new PolicyFinder(text).find();
        } catch (YamlException e) {
            return Template.isIn(file.text()) ? template(file, e) : unreadable(e);
        }
    }

    static MarkedText parse(ManifestFile file) {
        return file.isJson()
                ? MarkedText.json(file.text(), file.shown())
                : MarkedText.yaml(file.text(), file.shown());
    }

    static Unreadable report(YamlException e) {
        String message = String.valueOf(e.getMessage());
        Matcher matcher = PLACE_AND_PROBLEM.matcher(message);
        return matcher.matches()
                ? new Unreadable(matcher.group(1), matcher.group(2))
                : new Unreadable("", message);
    }

    private static Found unreadable(YamlException e) {
        return new Found(List.of(), List.of(report(e)));
    }

    /// Charts are full of templates; only those that may make a policy of ours are worth a word.
    private static Found template(ManifestFile file, YamlException e) {
        return Template.mayConcernUs(file.text())
                ? Found.unreadable(report(e).place(), Template.PROBLEM)
                : Found.nothing();
    }
}
