package org.seedcast.library.store.row;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.seedcast.feed.Guid;
import org.seedcast.library.Hooks.Hook;
import org.seedcast.library.LibraryUnusable;

/**
 * Pending notifications about what was published: kept for each hook until it has received them, whatever comes
 * between.
 */
public final class PendingNotifications {
    private final Database database;
    private final Settings settings;

    public PendingNotifications(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * The pending notification of one hook.
     *
     * @param upTo names the newest of it
     * @param feeds that changed
     * @param items that are new
     */
    public record Pending(long upTo, Set<String> feeds, Set<String> items) {}

    private record Row(long id, Hook hook, String kind, String name) {}

    void feed(String name) throws LibraryUnusable {
        add("feed", name);
    }

    public void item(Guid guid) throws LibraryUnusable {
        add("item", guid.value());
    }

    private void add(String kind, String name) throws LibraryUnusable {
        for (Hook hook : settings.publishing().hooks().wanted()) {
            database.update("INSERT INTO news (hook, kind, name) VALUES (?, ?, ?)", text(hook), kind, name);
        }
    }

    /** Empty as long as no feed changed: then nobody could see what is new. */
    public Map<Hook, Pending> pending() throws LibraryUnusable {
        List<Row> rows = database.all(
                "SELECT id, hook, kind, name FROM news ORDER BY id",
                row -> new Row(
                        row.getLong("id"),
                        Hook.valueOf(row.getString("hook").toUpperCase(Locale.ROOT)),
                        row.getString("kind"),
                        row.getString("name")));
        Map<Hook, Pending> pending = new EnumMap<>(Hook.class);
        for (Hook hook : Hook.values()) {
            List<Row> own = rows.stream().filter(row -> row.hook() == hook).toList();
            Set<String> feeds = names(own, "feed");
            if (!feeds.isEmpty()) {
                pending.put(hook, new Pending(own.get(own.size() - 1).id(), feeds, names(own, "item")));
            }
        }
        return pending;
    }

    private static Set<String> names(List<Row> rows, String kind) {
        List<String> names = new ArrayList<>();
        rows.stream().filter(row -> row.kind().equals(kind)).forEach(row -> names.add(row.name()));
        return new LinkedHashSet<>(names);
    }

    /** {@code hook} has heard it. */
    public void told(Hook hook, long upTo) throws LibraryUnusable {
        database.update("DELETE FROM news WHERE hook = ? AND id <= ?", text(hook), upTo);
    }

    /** Drops notifications that were kept for hooks other than {@code wanted}. */
    public void keepFor(List<Hook> wanted) throws LibraryUnusable {
        for (Hook hook : Hook.values()) {
            if (!wanted.contains(hook)) {
                told(hook, Long.MAX_VALUE);
            }
        }
    }

    private static String text(Hook hook) {
        return hook.name().toLowerCase(Locale.ROOT);
    }
}
