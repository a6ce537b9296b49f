package io.rangekeeper.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks with JMH's own arguments and prints how much faster each is than the
/// library.
public final class Benchmarks {
    private static final String LIBRARY = "Library";

    private Benchmarks() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        var arguments = new CommandLineOptions(args);
        var options = new OptionsBuilder().parent(arguments);
        if (!arguments.getParameter("input").hasValue()) {
            options.param("input", Inputs.names());
        }
        printRatios(new Runner(options.build()).run());
    }

    private static void printRatios(Collection<RunResult> results) {
        Map<String, Double> times = new HashMap<>();
        results.forEach(result -> times.put(name(result), median(result)));
        System.out.printf("%n| work | input | family | median, us | library, us | ratio |%n");
        System.out.println("|---|---|---|---|---|---|");
        for (RunResult result : results) {
            Double library = times.get(name(result).replaceFirst("/", LIBRARY + "/"));
            if (library != null) {
                double ours = median(result);
                System.out.printf(
                        "| %s | %.0f | %.0f | %.0f |%n",
                        name(result).replace("/", " | "), ours, library, library / ours);
            }
        }
    }

    /// On a machine that others use as well, a mean tells more about them.
    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static String name(RunResult result) {
        var params = result.getParams();
        return "%s/%s/%s"
                .formatted(
                        params.getBenchmark().replaceFirst(".*\\.", ""),
                        params.getParam("input"),
                        params.getParam("family"));
    }
}
