package io.rangekeeper.select;

/// Where in the text something stands, in code points from 1; 0 where there is no text. All columns
/// are equal: two expressions are the same wherever their parts were written.
public record Column(int number) {
    public static final Column NONE = new Column(0);

    @Override
    public boolean equals(Object other) {
        return other instanceof Column;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
