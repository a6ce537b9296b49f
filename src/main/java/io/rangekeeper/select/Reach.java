package io.rangekeeper.select;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that an expression refers to, through named sets too. Each set is entered once, where
/// it is met first, so this ends on sets that refer to themselves as well.
final class Reach {
    /// An operand, and how one comes to it.
    ///
    /// @param path the sets on the way, outermost first; empty for what the expression itself holds
    /// @param column where in the expression: of the operand, or of the set that leads there
    record Reached(Use use, List<String> path, int column) {
        /// Says something about a place in this operand: directly, or with the set that holds it.
        Finding finding(Column at, String message) {
            return path.isEmpty()
                    ? new Finding(at.number(), message)
                    : new Finding(
                            column,
                            "in @%s: column %d: %s"
                                    .formatted(path.getLast(), at.number(), message));
        }
    }

    private final Map<String, Expression> sets;
    private final Set<String> entered = new HashSet<>();
    private final List<Reached> reached = new ArrayList<>();

    private Reach(Map<String, Expression> sets) {
        this.sets = sets;
    }

    static List<Reached> of(Expression expression, Map<String, Expression> sets) {
        Reach reach = new Reach(sets);
        for (Use use : Use.of(expression, Polarity.ADDED)) {
            reach.visit(new Reached(use, List.of(), use.operand().at().number()));
        }
        return List.copyOf(reach.reached);
    }

    private void visit(Reached here) {
        reached.add(here);
        if (here.use().operand() instanceof Expression.Reference(String name, Column _)) {
            Expression set = sets.get(name);
            if (set != null && entered.add(name)) {
                enter(name, set, here);
            }
        }
    }

    private void enter(String name, Expression set, Reached from) {
        List<String> path = new ArrayList<>(from.path());
        path.add(name);
        for (Use use : Use.of(set, from.use().polarity())) {
            visit(new Reached(use, path, from.column()));
        }
    }
}
