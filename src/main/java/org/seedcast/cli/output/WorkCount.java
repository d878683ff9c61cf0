package org.seedcast.cli.output;

import java.util.List;
import org.seedcast.app.event.Event;
import org.seedcast.progress.Progress;

/** How far some work is, in lines for a terminal. Safe for use by several threads. */
public interface WorkCount extends Progress {
    /** Nothing while there is nothing to do. */
    List<String> lines();

    /** How far what is asked of others is. */
    default void at(Event.Checking step) {
        // most work asks nobody
    }

    /** What is to be done in all, where that is known before it begins. */
    default void planned(int files, long bytes) {
        // most work says itself how much it is
    }
}
