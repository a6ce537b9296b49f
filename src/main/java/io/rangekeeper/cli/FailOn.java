package io.rangekeeper.cli;

import io.rangekeeper.report.Report;

/// What a plan may be made to fail on. Spelt as users write them.
enum FailOn {
    changes {
        @Override
        boolean isSo(Report report) {
            return report.summary().changing() + report.summary().observed() > 0;
        }
    },
    opens {
        @Override
        boolean isSo(Report report) {
            return report.policies().stream()
                    .flatMap(policy -> policy.rules().stream())
                    .flatMap(rule -> rule.outcome().changes().stream())
                    .anyMatch(change -> !change.added().isEmpty());
        }
    },
    held {
        @Override
        boolean isSo(Report report) {
            return report.policies().stream()
                    .flatMap(policy -> policy.rules().stream())
                    .anyMatch(rule -> !rule.outcome().held().isEmpty());
        }
    },
    invalid {
        @Override
        boolean isSo(Report report) {
            return report.summary().invalid() > 0;
        }
    },
    waiting {
        @Override
        boolean isSo(Report report) {
            return report.summary().waiting() > 0;
        }
    },
    unread {
        @Override
        boolean isSo(Report report) {
            return !report.troubles().isEmpty();
        }
    };

    abstract boolean isSo(Report report);
}
