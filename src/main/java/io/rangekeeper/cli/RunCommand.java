package io.rangekeeper.cli;

import io.rangekeeper.controller.Logs;
import io.rangekeeper.controller.http.Endpoints;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `run`: the controller.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps the policies of a cluster in line with what their feeds say, until it is stopped (SIGTERM). Of several"
                    + " replicas one writes, the others stay ready to take over.",
            "",
            "A change of the configuration file is taken up without a restart; one that is wrong is refused as a whole, and"
                    + " what it said before stays in force.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It was stopped.",
            "1:It could not begin: the configuration is wrong, there is no cluster, or the address is taken.",
            "64:The command line is wrong."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rangekeeper run --state /var/lib/rangekeeper --config /etc/rangekeeper/rangekeeper.yaml",
            "  rangekeeper run --recorded config/samples --listen 127.0.0.1:8080    to try it, without the network"
        })
final class RunCommand implements Callable<Integer> {
    /// Less than Kubernetes gives a pod to end.
    private static final Duration PATIENCE = Duration.ofSeconds(28);

    private static final Logger LOG = LoggerFactory.getLogger("io.rangekeeper.run");

    private final Environment environment;

    @Mixin private final RunOptions options = new RunOptions();
    @Mixin private final RecordedOption recorded = new RecordedOption();
    @Mixin private final StateOption state = new StateOption();
    @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

    RunCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Origin origin = new Origin(recorded.folder(), state.folder(), Optional.empty());
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().unstarted(() -> stop(stop, stopped));
        try (Running running = Running.assemble(environment, configuration, options, origin);
                Endpoints endpoints = new Endpoints(options.listen(), running.sources())) {
            // What keeps it from beginning is told as by every other command.
            Logs.configure(environment.terminal());
            running.start();
            Runtime.getRuntime().addShutdownHook(hook);
            LOG.info(
                    "{} runs as {} and listens on {}",
                    Version.number(),
                    options.identity(environment),
                    endpoints.address());
            stop.await();
            LOG.info("stopping");
        } catch (IOException e) {
            throw CommandException.failure("--listen: " + options.listen() + ": " + e.getMessage());
        } finally {
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    /// The process ends when this comes back.
    private static void stop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            if (!stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("not everything ended in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
