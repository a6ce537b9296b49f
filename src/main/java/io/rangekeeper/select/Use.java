package io.rangekeeper.select;

import java.util.ArrayList;
import java.util.List;

/// An operand, and the side on which it counts.
record Use(Expression.Operand operand, Polarity polarity) {

    /// The operands of an expression in the order written. Those of the sets that it names are not
    /// among them.
    static List<Use> of(Expression expression, Polarity polarity) {
        List<Use> uses = new ArrayList<>();
        gather(expression, polarity, uses);
        return uses;
    }

    private static void gather(Expression expression, Polarity polarity, List<Use> uses) {
        switch (expression) {
            case Expression.Operand operand -> uses.add(new Use(operand, polarity));
            case Expression.Combination combination -> {
                gather(combination.left(), polarity, uses);
                gather(combination.right(), right(combination, polarity), uses);
            }
        }
    }

    /// The side on which the right operand of a combination counts.
    static Polarity right(Expression.Combination combination, Polarity polarity) {
        return combination instanceof Expression.Difference ? polarity.opposite() : polarity;
    }
}
