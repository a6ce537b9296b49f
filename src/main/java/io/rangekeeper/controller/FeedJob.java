package io.rangekeeper.controller;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/// One fetch of one feed. Quartz does not let two of the same run at once.
@DisallowConcurrentExecution
final class FeedJob implements Job {
    private final Runnable fetch;

    FeedJob(Runnable fetch) {
        this.fetch = fetch;
    }

    @Override
    public void execute(JobExecutionContext context) {
        fetch.run();
    }
}
