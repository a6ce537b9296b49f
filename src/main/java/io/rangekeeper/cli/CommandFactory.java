package io.rangekeeper.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/// Makes commands that need the environment; everything else picocli makes itself.
record CommandFactory(Environment environment) implements CommandLine.IFactory {
    private static final Map<Class<?>, Function<Environment, Object>> COMMANDS =
            Map.ofEntries(
                    Map.entry(PlanCommand.class, PlanCommand::new),
                    Map.entry(ApplyCommand.class, ApplyCommand::new),
                    Map.entry(ApproveCommand.class, ApproveCommand::new),
                    Map.entry(ExplainCommand.class, ExplainCommand::new),
                    Map.entry(LintCommand.class, LintCommand::new),
                    Map.entry(RangesCommand.class, RangesCommand::new),
                    Map.entry(FeedsCommand.class, FeedsCommand::new),
                    Map.entry(FeedsShowCommand.class, FeedsShowCommand::new),
                    Map.entry(FeedsCheckCommand.class, FeedsCheckCommand::new),
                    Map.entry(FeedsRecordCommand.class, FeedsRecordCommand::new),
                    Map.entry(RunCommand.class, RunCommand::new),
                    Map.entry(UninstallCommand.class, UninstallCommand::new),
                    Map.entry(BacktestCommand.class, BacktestCommand::new));

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Function<Environment, Object> command = COMMANDS.get(type);
        return command == null
                ? CommandLine.defaultFactory().create(type)
                : type.cast(command.apply(environment));
    }
}
