package org.seedcast.seed.bt.upload;

import java.time.Duration;
import org.seedcast.seed.bt.wire.Timers;

/** Changes who holds a slot, from time to time. Only for the network thread. */
public final class SlotRotation {
    private final UploadSlots slots;
    private final Timers timers;
    private final ConnectionLimits limits;

    public SlotRotation(UploadSlots slots, Timers timers, ConnectionLimits limits) {
        this.slots = slots;
        this.timers = timers;
        this.limits = limits;
    }

    public void start() {
        every(
                limits.rotation(),
                () -> slots.rotate(timers.now() - limits.rotation().toNanos()));
        every(
                limits.slotUnused().dividedBy(2),
                () -> slots.reclaim(timers.now() - limits.slotUnused().toNanos()));
    }

    /** Runs a task at intervals; a failure of one run does not prevent the next. */
    private void every(Duration pause, Runnable task) {
        timers.after(pause.toMillis(), () -> {
            every(pause, task);
            task.run();
        });
    }
}
