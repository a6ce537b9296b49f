package io.rangekeeper.cli.backtest;

import io.rangekeeper.report.Backtest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person would have been asked: each question once, however often it comes up.
///
/// @param <K> what makes two questions the same
final class Questions<K> {
    private final Map<K, Question> all = new LinkedHashMap<>();

    private static final class Question {
        private final Instant at;
        private final Wording wording;
        private Optional<Instant> until = Optional.empty();

        Question(Instant at, Wording wording) {
            this.at = at;
            this.wording = wording;
        }
    }

    /// How a question is put in the report.
    @FunctionalInterface
    interface Wording {
        /// What the report says of it.
        ///
        /// @param until empty where it was a question to the end
        Backtest.Asked asked(Instant at, String until);
    }

    /// These are the questions now, and no others are.
    void update(Map<K, Wording> present, Instant now) {
        settleOthers(present.keySet(), now);
        present.forEach((key, wording) ->
                all.computeIfAbsent(key, k -> new Question(now, wording)).until = Optional.empty());
    }

    int size() {
        return all.size();
    }

    /// Whether one of them is a question still.
    boolean isOpen() {
        return all.values().stream().anyMatch(question -> question.until.isEmpty());
    }

    Collection<Backtest.Asked> asked() {
        List<Backtest.Asked> asked = new ArrayList<>();
        for (Question question : all.values()) {
            String until = question.until.map(Instant::toString).orElse("");
            asked.add(question.wording.asked(question.at, until));
        }
        return asked;
    }

    private void settleOthers(Set<K> present, Instant now) {
        all.forEach((key, question) -> {
            if (!present.contains(key) && question.until.isEmpty()) {
                question.until = Optional.of(now);
            }
        });
    }
}
