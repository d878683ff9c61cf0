package org.seedcast.seed.bt;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for blocks. When more want to than there are slots, those that have held one longest make room, so that all
 * of them make progress; who takes nothing holds none. One slot more is optimistic: it goes round by lot, so that a newcomer
 * has a chance before its turn comes. Only for the network thread.
 */
final class UploadSlots {
    private final int slots;
    private final Set<Upload> holding = new LinkedHashSet<>();
    private final Set<Upload> waiting = new LinkedHashSet<>();
    private @Nullable Upload optimistic;

    UploadSlots(int slots) {
        this.slots = slots;
    }

    void wants(Upload upload) {
        if (!holding.contains(upload) && upload != optimistic) {
            waiting.add(upload);
            grant();
        }
    }

    void leaves(Upload upload) {
        waiting.remove(upload);
        if (upload == optimistic) {
            optimistic = null;
            draw();
        } else if (holding.remove(upload)) {
            grant();
        }
    }

    /** @param lastRotation who has taken nothing since, though there was something, loses its slot */
    void rotate(long lastRotation) {
        List<Upload> leaving = new ArrayList<>();
        int enough = Math.min(Math.max(1, slots / 4), waiting.size());
        for (Upload upload : holding) {
            if (upload.stalledSince(lastRotation)) {
                leaving.add(upload);
            }
        }
        for (Upload upload : holding) {
            if (leaving.size() < enough && holding.size() == slots && !leaving.contains(upload)) {
                leaving.add(upload);
            }
        }
        holding.removeAll(leaving);
        Upload lucky = optimistic;
        if (lucky != null && !waiting.isEmpty()) {
            optimistic = null;
            leaving.add(lucky);
        }
        leaving.forEach(Upload::choke);
        grant();
        waiting.addAll(leaving);
        draw();
        grant();
    }

    private void grant() {
        List<Upload> granted = new ArrayList<>();
        for (Iterator<Upload> next = waiting.iterator(); next.hasNext() && holding.size() < slots; ) {
            Upload upload = next.next();
            if (upload.hasTakenAll()) {
                next.remove();
                holding.add(upload);
                granted.add(upload);
            }
        }
        granted.forEach(Upload::unchoke);
        draw();
    }

    private void draw() {
        List<Upload> lots = waiting.stream().filter(Upload::hasTakenAll).toList();
        if (optimistic == null && !lots.isEmpty()) {
            Upload lucky = lots.get(ThreadLocalRandom.current().nextInt(lots.size()));
            waiting.remove(lucky);
            optimistic = lucky;
            lucky.unchoke();
        }
    }
}
