package org.seedcast.app.mirror;

import java.util.HashSet;
import java.util.Set;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** The failures of a series of runs that later runs have not made good. */
final class OverallResult {
    /** As long as no run could begin. */
    private ExitCode lastRun = ExitCode.LIBRARY_IN_USE;

    private final Set<Long> failedItems = new HashSet<>();

    /** A run went to its end. */
    void add(Report report) {
        for (Outcome outcome : report.outcomes()) {
            switch (outcome.action()) {
                case FAIL -> failedItems.add(outcome.item().id());
                case DOWNLOAD, KEEP -> failedItems.remove(outcome.item().id());
                case SKIP -> {
                    // One that failed waits for its next try; that makes nothing good.
                }
            }
        }
        lastRun = report.exitCode();
    }

    /** Adds a run that failed. */
    void add(SeedcastException failure) {
        lastRun = failure.exitCode();
    }

    /** Returns the exit code of the last run; after a good one, the one for failed items if any are still missing. */
    ExitCode exitCode() {
        return lastRun == ExitCode.DONE && !failedItems.isEmpty() ? ExitCode.SOME_ITEMS_FAILED : lastRun;
    }
}
