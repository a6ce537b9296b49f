package io.rangekeeper.select;

/// Something to say about an expression.
///
/// @param column where in the expression, from 1; 0 when it is about the whole. What is wrong with
///   a named set is found at the operand that leads there, and the message names the set and the
///   column in it
/// @param message what is wrong and what would be right, with the nearest names
public record Finding(int column, String message) {
    /// The message with its place: `column 5: ...`.
    public String text() {
        return column > 0 ? "column " + column + ": " + message : message;
    }
}
