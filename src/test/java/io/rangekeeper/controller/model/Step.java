package io.rangekeeper.controller.model;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/// Something that happens. Every step is a value that says all, so that a run can be told again
/// without some of them.
sealed interface Step {
    /// An owner publishes another version of a document.
    record Publishes(String document, Content content) implements Step {}

    /// A replica reads documents as they are published.
    record Fetches(int replica, SortedSet<String> documents) implements Step {}

    /// A replica tries to, and fails.
    record FailsToFetch(int replica) implements Step {}

    record TimePasses(Duration time) implements Step {}

    /// A replica starts again.
    ///
    /// @param remembers whether its snapshots outlive that
    record Restarts(int replica, boolean remembers) implements Step {}

    record Leads(int replica) implements Step {}

    /// Somebody closes these networks of the rule by hand where they are open, and opens the
    /// others.
    record EditsByHand(long toggled) implements Step {
        @Override
        public String toString() {
            return "EditsByHand[toggled=" + Universe.texts(toggled) + "]";
        }
    }

    /// The author writes an expression, or takes it away.
    record Asks(Optional<Asked> expression) implements Step {
        @Override
        public String toString() {
            return "Asks[" + expression.map(Asked::text).orElse("nothing") + "]";
        }
    }

    record Excludes(long except) implements Step {
        @Override
        public String toString() {
            return "Excludes[" + Universe.texts(except) + "]";
        }
    }

    /// The author writes any other annotation; without a value, takes it away.
    record Annotates(String name, Optional<String> value) implements Step {}

    /// The policy goes on under another name, with all its annotations.
    record Copies() implements Step {}

    /// The policy is deleted and made again as it stood.
    record MakesAgain() implements Step {}

    /// A person approves one of the changes that are held now.
    record Approves(int which) implements Step {}

    /// Somebody writes the id of any change that was ever held to `approve`.
    record ApprovesAsEarlier(int which) implements Step {}

    /// The administrator gives the named set another meaning.
    record DefinesSet(Asked meaning) implements Step {
        @Override
        public String toString() {
            return "DefinesSet[" + meaning.text() + "]";
        }
    }

    /// The leader plans, and writes what is due.
    record Applies() implements Step {}
}
