package io.rangekeeper.select;

import java.util.Set;

/// A piece of an expression's text.
///
/// @param text as written; of a string, its value
/// @param column where it begins, in code points from 1
record Token(Kind kind, String text, int column) {
    enum Kind {
        WORD,
        BLOCK,
        STRING,
        SYMBOL,
        END
    }

    static final Set<String> RESERVED = Set.of("and", "or", "unless");

    /// Whether this is the given symbol or operator.
    boolean is(String symbol) {
        return kind != Kind.STRING && text.equals(symbol);
    }

    boolean reserved() {
        return kind == Kind.WORD && RESERVED.contains(text);
    }

    /// What a message calls it.
    String described() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "the string " + Quoted.of(text);
            case WORD -> (reserved() ? "the operator " : "") + Quoted.of(text);
            case BLOCK, SYMBOL -> Quoted.of(text);
        };
    }
}
