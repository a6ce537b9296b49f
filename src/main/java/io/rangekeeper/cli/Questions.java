package io.rangekeeper.cli;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.explain.Question;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.ExpressionException;
import io.rangekeeper.select.Finding;
import io.rangekeeper.select.Resolution;
import io.rangekeeper.select.Resolver;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/// Makes out what somebody asks about.
///
/// @param snapshots that an expression is resolved with
record Questions(HostLookup lookup, Catalogue catalogue, Resolver resolver, Snapshots snapshots) {
    private static final int LONGEST_HOST = 253;
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9./]+|.*:.*");

    /// @throws CommandException when it is nothing, or nothing is there
    Question read(String asked) {
        if (NUMBERS.matcher(asked).matches() && asked.indexOf('{') < 0) {
            return new Question(asked, Question.Kind.BLOCK, CidrSet.of(block(asked)));
        }
        if (isExpression(asked)) {
            return new Question(asked, Question.Kind.EXPRESSION, selected(asked));
        }
        if (asked.length() > LONGEST_HOST || !HOST.matcher(asked).matches()) {
            throw CommandException.usage(
                    "\"%s\" is no address, block, host or expression".formatted(asked));
        }
        return new Question(asked, Question.Kind.HOST, addresses(asked));
    }

    private static Cidr block(String asked) {
        try {
            return Cidr.parseBlockOrAddress(asked);
        } catch (CidrFormatException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    /// The name of a feed is one; a host has dots.
    private boolean isExpression(String asked) {
        return asked.contains("{")
                || asked.startsWith("@")
                || asked.contains(" ")
                || catalogue.names().contains(asked);
    }

    private CidrSet selected(String asked) {
        try {
            Expression expression = Expression.parse(asked);
            List<Finding> faults = resolver.validate(expression);
            if (!faults.isEmpty()) {
                throw CommandException.failure(faults.stream().map(Finding::text).toList());
            }
            return switch (resolver.resolve(expression, snapshots)) {
                case Resolution.Resolved resolved -> required(asked, resolved.selected());
                case Resolution.Waiting waiting ->
                        throw CommandException.failure(
                                "not read, so nothing can be said of it: " + waiting.missing());
            };
        } catch (ExpressionException e) {
            throw CommandException.failure(String.valueOf(e.getMessage()));
        }
    }

    private static CidrSet required(String asked, CidrSet found) {
        if (found.isEmpty()) {
            throw CommandException.failure(asked + " stands for no address");
        }
        return found;
    }

    private CidrSet addresses(String host) {
        try {
            CidrSet.Builder found = CidrSet.builder();
            for (String address : lookup.addresses(host)) {
                // An address with a zone is on this machine's link, and nobody publishes it.
                if (address.indexOf('%') < 0) {
                    found.add(address);
                }
            }
            return required(host, found.build());
        } catch (UnknownHostException | CidrFormatException e) {
            throw CommandException.failure("no address of " + host + " is known here");
        }
    }
}
