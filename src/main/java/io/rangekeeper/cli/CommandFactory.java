package io.rangekeeper.cli;

import picocli.CommandLine;

/// Makes commands that need the environment; everything else picocli makes itself.
record CommandFactory(Environment environment) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == PlanCommand.class) {
            return type.cast(new PlanCommand(environment));
        }
        if (type == ApplyCommand.class) {
            return type.cast(new ApplyCommand(environment));
        }
        if (type == ApproveCommand.class) {
            return type.cast(new ApproveCommand(environment));
        }
        if (type == ExplainCommand.class) {
            return type.cast(new ExplainCommand(environment));
        }
        if (type == LintCommand.class) {
            return type.cast(new LintCommand(environment));
        }
        if (type == RangesCommand.class) {
            return type.cast(new RangesCommand(environment));
        }
        if (type == FeedsCommand.class) {
            return type.cast(new FeedsCommand(environment));
        }
        if (type == FeedsShowCommand.class) {
            return type.cast(new FeedsShowCommand(environment));
        }
        if (type == FeedsCheckCommand.class) {
            return type.cast(new FeedsCheckCommand(environment));
        }
        if (type == FeedsRecordCommand.class) {
            return type.cast(new FeedsRecordCommand(environment));
        }
        if (type == RunCommand.class) {
            return type.cast(new RunCommand(environment));
        }
        if (type == UninstallCommand.class) {
            return type.cast(new UninstallCommand(environment));
        }
        if (type == BacktestCommand.class) {
            return type.cast(new BacktestCommand(environment));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
