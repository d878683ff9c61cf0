package org.seedcast.feed.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.Limits;

/** An episode in the making: its first item speaks for it, later ones only add files. */
final class Draft {
    private final int position;
    private final Episode first;
    private final Map<String, Enclosure> files = new LinkedHashMap<>();

    /** @param position in the document */
    Draft(int position, Episode first) {
        this.position = position;
        this.first = first;
    }

    int position() {
        return position;
    }

    Guid guid() {
        return first.guid();
    }

    boolean has(Enclosure file) {
        return files.containsKey(file.canonicalUrl());
    }

    boolean isFull() {
        return files.size() >= Limits.ITEM_ENCLOSURES;
    }

    void add(Enclosure file) {
        files.put(file.canonicalUrl(), file);
    }

    List<Enclosure> files() {
        return List.copyOf(files.values());
    }

    Sketch sketch() {
        return Sketch.of(first.title(), first.published(), files(), List.of());
    }

    Episode episode() {
        return new Episode(
                first.guid(),
                first.title(),
                first.published(),
                first.link(),
                first.notes(),
                new ArrayList<>(files.values()),
                first.source());
    }
}
