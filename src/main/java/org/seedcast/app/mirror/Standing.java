package org.seedcast.app.mirror;

import java.util.HashSet;
import java.util.Set;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** What of a series of runs has not been made good by its end. */
final class Standing {
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

    /** A run was broken off. */
    void add(SeedcastException failure) {
        lastRun = failure.exitCode();
    }

    /** That of the last run; after a good one, whether items that failed are still missing. */
    ExitCode exitCode() {
        return lastRun == ExitCode.DONE && !failedItems.isEmpty() ? ExitCode.SOME_ITEMS_FAILED : lastRun;
    }
}
