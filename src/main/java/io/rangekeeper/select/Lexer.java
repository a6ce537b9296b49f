package io.rangekeeper.select;

import java.util.Set;

/// Cuts the text of an expression into tokens, one at a time, so that the first mistake in the text
/// is the one that is reported. A character that begins nothing is a symbol of its own: the parser
/// knows what it expected instead.
final class Lexer {
    /// A generous bound on what a person writes, in code points.
    static final int LONGEST = 8192;

    private static final Set<String> PAIRS = Set.of("!=", "=~", "!~");

    private final int[] text;
    private int at;

    Lexer(String text) {
        this.text = text.codePoints().limit(LONGEST + 1L).toArray();
        if (this.text.length > LONGEST) {
            throw new ExpressionException(
                    LONGEST + 1, "an expression has at most %,d characters".formatted(LONGEST));
        }
    }

    Token next() {
        while (at < text.length && isSpace(text[at])) {
            at++;
        }
        if (at == text.length) {
            return new Token(Token.Kind.END, "", at + 1);
        }
        int first = text[at];
        if (first == '"' || first == '\'') {
            return string(first);
        }
        return isWordPart(first) ? word() : symbol();
    }

    private Token word() {
        int start = at;
        boolean block = text[at] >= '0' && text[at] <= '9';
        while (at < text.length && isWordPart(text[at])) {
            block |= text[at++] == ':';
        }
        String word = new String(text, start, at - start);
        return new Token(block ? Token.Kind.BLOCK : Token.Kind.WORD, word, start + 1);
    }

    private Token symbol() {
        int start = at++;
        if (at < text.length && PAIRS.contains(new String(text, start, 2))) {
            at++;
        }
        return new Token(Token.Kind.SYMBOL, new String(text, start, at - start), start + 1);
    }

    private Token string(int quote) {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length && text[at] != quote) {
            value.appendCodePoint(text[at] == '\\' ? escaped(start) : plain());
        }
        if (at == text.length) {
            throw unclosed(start);
        }
        at++;
        return new Token(Token.Kind.STRING, value.toString(), start + 1);
    }

    private int plain() {
        int character = text[at++];
        if (!Quoted.isPlain(character)) {
            throw new ExpressionException(
                    at,
                    "%s cannot stand in a string; expected a printable character, \\n or \\t"
                            .formatted(Quoted.codePoint(character)));
        }
        return character;
    }

    private int escaped(int start) {
        if (at + 1 == text.length) {
            throw unclosed(start);
        }
        int escape = at++;
        int character = text[at++];
        return switch (character) {
            case '\\', '"', '\'' -> character;
            case 'n' -> '\n';
            case 't' -> '\t';
            default ->
                    throw new ExpressionException(
                            escape + 1,
                            "unknown escape %s; expected \\\\, \\\", \\', \\n or \\t (a backslash is written \\\\)"
                                    .formatted(Quoted.bare(new String(text, escape, 2))));
        };
    }

    private ExpressionException unclosed(int start) {
        return new ExpressionException(
                start + 1,
                "this string has no end; expected a closing " + Character.toString(text[start]));
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    /// More than a name or a CIDR may hold, so that a mistake is shown as the whole word it is in.
    private static boolean isWordPart(int character) {
        return Character.isLetterOrDigit(character) || "_-.:/%".indexOf(character) >= 0;
    }
}
