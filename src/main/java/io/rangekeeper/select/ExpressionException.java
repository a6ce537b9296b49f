package io.rangekeeper.select;

/// A text that is not a range expression. The message names the column, what was found there and
/// what was expected; it is one line without control characters, however hostile the text.
public final class ExpressionException extends IllegalArgumentException {
    private final int column;

    public ExpressionException(int column, String message) {
        super("column " + column + ": " + message);
        this.column = column;
    }

    /// Where, counted in code points from 1.
    public int column() {
        return column;
    }
}
