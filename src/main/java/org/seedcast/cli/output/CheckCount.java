package org.seedcast.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.event.Event;

/** Shows the progress of a check: a bar for bytes hashed, then the number of answers from other machines. */
public final class CheckCount implements WorkCount {
    private final HashingCount hashing = new HashingCount();
    private volatile Event.@Nullable Checking asking;

    @Override
    public Task begin(String name, long totalBytes) {
        return hashing.begin(name, totalBytes);
    }

    @Override
    public void at(Event.Checking step) {
        asking = step.done() < step.all() ? step : null;
    }

    @Override
    public List<String> lines() {
        Event.Checking step = asking;
        return step == null
                ? hashing.lines()
                : List.of(step.part() + ": " + step.done() + " of " + step.all() + " asked");
    }
}
