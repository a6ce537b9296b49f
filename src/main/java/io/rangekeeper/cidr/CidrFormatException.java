package io.rangekeeper.cidr;

/// A text that is not a CIDR or an address. The message quotes the text, says what is wrong with it
/// and, where one can be told, what would be right.
public final class CidrFormatException extends IllegalArgumentException {
    public CidrFormatException(String message) {
        super(message);
    }
}
