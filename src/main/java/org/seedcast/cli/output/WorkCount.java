package org.seedcast.cli.output;

import java.util.List;
import org.seedcast.app.event.Event;
import org.seedcast.progress.Progress;

/** Shows the progress of some work, in lines for a terminal. Safe for use by several threads. */
public interface WorkCount extends Progress {
    /** Returns the lines; none while there is nothing to do. */
    List<String> lines();

    /** Receives the progress of questions to other machines. */
    default void at(Event.Checking step) {
        // most work asks nobody
    }

    /** Receives the extent of the work, where that is known before it begins. */
    default void planned(int files, long bytes) {
        // most work says itself how much it is
    }
}
