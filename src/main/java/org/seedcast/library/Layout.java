package org.seedcast.library;

import java.nio.file.Path;
import java.util.Locale;

/** The paths of a library; the only place that knows them. */
public record Layout(Path root) {
    public Layout {
        root = root.toAbsolutePath().normalize();
    }

    public Path mediaDirectory() {
        return root.resolve("media");
    }

    public Path media(String fileName) {
        return mediaDirectory().resolve(fileName);
    }

    /** Returns the path at which {@code fileName} grows until it is whole. */
    public Path part(String fileName) {
        return mediaDirectory().resolve(fileName + ".part");
    }

    public Path site() {
        return root.resolve("site");
    }

    public Path torrentDirectory() {
        return site().resolve("torrents");
    }

    public Path torrent(String fileName) {
        return torrentDirectory().resolve(fileName + ".torrent");
    }

    /** The figures that the page shows: kept by the seeder. */
    public Path stats() {
        return site().resolve("stats.json");
    }

    /** Returns the directory of the program's own files, which are not to be published. */
    public Path state() {
        return root.resolve(".seedcast");
    }

    public Path database() {
        return state().resolve("library.db");
    }

    /** The verified copy of the database that the last good run left. */
    public Path backup() {
        return state().resolve("library.db.last-good");
    }

    /** The copy of the database from before it was brought to a schema newer than {@code schema}. */
    public Path backup(int schema) {
        return state().resolve("library.db.schema-" + schema);
    }

    /** A database that could not be used, out of the way of the one that was restored. */
    public Path damagedDatabase() {
        return state().resolve("library.db.damaged");
    }

    /** A database that is being rebuilt. */
    public Path rebuiltDatabase() {
        return state().resolve("library.db.rebuilt");
    }

    /**
     * Returns the file with the settings and retired items, which no published file holds, in case every database is
     * lost.
     */
    public Path kept() {
        return state().resolve("kept.json");
    }

    /** Held by the one process that writes. */
    public Path lock() {
        return state().resolve("lock");
    }

    /** Held by the one process that seeds. */
    public Path seedLock() {
        return state().resolve("seed.lock");
    }

    /** Returns the list of torrents to seed: written by the writer, read by the seeder. */
    public Path seedList() {
        return state().resolve("seed.json");
    }

    /** Returns the upload totals: kept by the seeder. */
    public Path uploads() {
        return state().resolve("uploads.json");
    }

    /**
     * Returns the record of content that was hashed and found right although its files were copied or touched: kept by
     * the seeder.
     */
    public Path rightContent() {
        return state().resolve("right.json");
    }

    /** Returns the state of the DHT's node: kept by the seeder. */
    public Path dhtState() {
        return state().resolve("dht.dat");
    }

    /** The last good feed, as it came. */
    public Path feed() {
        return state().resolve("feed.xml");
    }

    /** Chapters and transcripts, fit to be published. */
    public Path companions() {
        return state().resolve("companions");
    }

    /** The cover of the show, fit for a page. */
    public Path cover() {
        return state().resolve("cover.jpg");
    }

    /**
     * The cover in the site of a release that is called {@code fileName} there.
     *
     * @param original the name of the picture that it is made from
     */
    public Path cover(String fileName, String original) {
        String extension = original.substring(original.lastIndexOf('.')).toLowerCase(Locale.ROOT);
        return site().resolve("covers").resolve(fileName + extension);
    }

    /** The picture of the show that the operator gave. */
    public Path ownImage(String name) {
        return state().resolve(name);
    }

    /** The path of {@code file} as events show it: relative to the library, with {@code /}. */
    public String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
