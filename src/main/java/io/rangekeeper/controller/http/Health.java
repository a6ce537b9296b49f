package io.rangekeeper.controller.http;

import io.rangekeeper.report.Printable;
import java.util.List;
import java.util.Optional;

/// What checks say, in the words of Kubernetes' own health endpoints.
final class Health {
    private Health() {}

    /// @param verbose whether those that hold are listed too
    static Answer answer(List<Check> checks, boolean verbose) {
        StringBuilder lines = new StringBuilder();
        boolean failed = false;
        for (Check check : checks) {
            Optional<String> trouble = check.trouble();
            failed |= trouble.isPresent();
            if (trouble.isPresent()) {
                lines.append("[-] " + oneLine(check.name() + ": " + trouble.get()) + "\n");
            } else if (verbose) {
                lines.append("[+] " + oneLine(check.name()) + "\n");
            }
        }
        String text = failed ? lines.toString() : lines + "ok";
        return Answer.of(failed ? 503 : 200, Answer.TEXT, text);
    }

    private static String oneLine(String text) {
        return Printable.of(text);
    }
}
