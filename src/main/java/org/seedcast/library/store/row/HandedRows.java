package org.seedcast.library.store.row;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.library.HandSettings;
import org.seedcast.library.HandedTorrent;
import org.seedcast.library.Hooks;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.torrent.InfoHash;

/** The rows of torrents that were handed over to clients, and which clients these are. */
public final class HandedRows {
    private static final String PREFIX = "hand.";

    private final Database database;

    public HandedRows(Database database) {
        this.database = database;
    }

    public List<HandedTorrent> all() throws LibraryUnusable {
        return database.all(
                "SELECT client, info_hash, state, content, trackers FROM handed ORDER BY client, info_hash",
                row -> new HandedTorrent(
                        row.getString("client"),
                        InfoHash.of(row.getBytes("info_hash")),
                        row.getString("state"),
                        row.getString("content"),
                        row.getString("trackers")));
    }

    /** Saves all of them, or none. */
    public void save(Collection<HandedTorrent> handed) throws LibraryUnusable {
        database.transaction(() -> {
            for (HandedTorrent one : handed) {
                database.update(
                        "INSERT OR REPLACE INTO handed (client, info_hash, state, content, trackers)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        one.client(),
                        one.infoHash().bytes(),
                        one.state(),
                        one.content(),
                        one.trackers());
            }
        });
    }

    public void forget(String client, Collection<InfoHash> torrents) throws LibraryUnusable {
        database.transaction(() -> {
            for (InfoHash torrent : torrents) {
                database.update("DELETE FROM handed WHERE client = ? AND info_hash = ?", client, torrent.bytes());
            }
        });
    }

    public HandSettings settings() throws LibraryUnusable {
        Map<String, String> rows = new HashMap<>();
        database.all(
                "SELECT name, value FROM setting WHERE name LIKE 'hand.%'",
                row -> rows.put(row.getString(1).substring(PREFIX.length()), row.getString(2)));
        return new HandSettings(
                rows.getOrDefault("to", "").lines().toList(),
                Hooks.command(rows.getOrDefault("path", "")),
                Optional.ofNullable(rows.get("login")).map(Path::of),
                rows.containsKey("insecure"),
                Optional.ofNullable(rows.get("whitelist")).map(Path::of),
                Hooks.command(rows.getOrDefault("reload", "")));
    }

    public void settings(HandSettings settings) throws LibraryUnusable {
        database.transaction(() -> {
            put("to", String.join("\n", settings.clients()));
            put("path", Hooks.text(settings.paths()));
            put("login", settings.login().map(Path::toString).orElse(null));
            put("insecure", settings.insecure() ? Boolean.toString(true) : null);
            put("whitelist", settings.whitelist().map(Path::toString).orElse(null));
            put("reload", Hooks.text(settings.reload()));
        });
    }

    private void put(String name, @Nullable String value) throws LibraryUnusable {
        if (value == null || value.isEmpty()) {
            database.update("DELETE FROM setting WHERE name = ?", PREFIX + name);
        } else {
            database.update("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", PREFIX + name, value);
        }
    }
}
