package io.rangekeeper.select;

/// On which side of the result an operand counts. What is subtracted (stands on an odd number of
/// right sides of `unless`) is taken in its widest sense, what is added in its narrowest, so that a
/// doubt never opens an address.
enum Polarity {
    ADDED,
    SUBTRACTED;

    Polarity opposite() {
        return this == ADDED ? SUBTRACTED : ADDED;
    }
}
