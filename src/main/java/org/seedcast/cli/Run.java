package org.seedcast.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.Wiring;
import org.seedcast.app.event.Event;
import org.seedcast.cli.option.Version;
import org.seedcast.cli.output.Downloads;
import org.seedcast.cli.output.Logging;
import org.seedcast.cli.output.ProgressLine;
import org.seedcast.cli.output.WatchedEvents;
import org.seedcast.cli.output.WorkCount;
import org.seedcast.progress.Progress;

/** The context of a command: the objects, the receiver of its events, and the progress line, if any. */
record Run(Wiring wiring, Consumer<Event> events, @Nullable ProgressLine line) implements AutoCloseable {
    private static final String HOME = "https://github.com/seedcast/seedcast";

    static Run of(SeedcastCommand command) {
        return of(command, new Downloads(System::nanoTime));
    }

    /** @param work the work that the line shows */
    static Run of(SeedcastCommand command, WorkCount work) {
        if (command.global.verbose.isGiven()) {
            Logging.sayMore();
        }
        if (command.isWatched()) {
            ProgressLine line = new ProgressLine(command.err, work, command.global.verbose.isGiven()).start();
            Logging.printAbove(line);
            return run(command, new WatchedEvents(command.events(), line), line, line);
        }
        return run(command, command.events(), Progress.NONE, null);
    }

    private static Run run(
            SeedcastCommand command, Consumer<Event> events, Progress progress, @Nullable ProgressLine line) {
        String userAgent = "seedcast/" + Version.number() + " (+" + HOME + ")";
        return new Run(new Wiring(userAgent, command.stop, events, progress, line != null), events, line);
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
    }
}
