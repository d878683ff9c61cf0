package org.seedcast.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.seedcast.file.Disk;
import org.seedcast.file.Links;
import org.seedcast.file.Listing;
import org.seedcast.file.Rights;

/**
 * The directories of a library, and who may enter them. They remember that themselves: files inherit it from the
 * directory that they are made in.
 */
public record Folders(Layout layout) {
    /** Makes what is missing of all that a writer needs. */
    public void prepare() throws IOException {
        prepareState();
        for (Path directory : List.of(layout.mediaDirectory(), layout.site())) {
            make(directory, Rights.EVERYBODY);
        }
        Disk.REAL.createDirectories(layout.torrentDirectory());
    }

    /**
     * Makes the program's own directory, or closes it: feed addresses and hooks may hold secrets, and the first edition
     * let every user read them.
     */
    public void prepareState() throws IOException {
        Path above = Objects.requireNonNullElse(layout.root().getParent(), layout.root());
        Disk.REAL.named().createDirectories(above);
        Rights.makeDirectory(layout.root(), Rights.EVERYBODY);
        make(layout.state(), Rights.OWNER);
        boolean shared = Rights.isShared(layout.state());
        Rights.close(layout.state(), shared);
        for (Path file : Listing.of(layout.state())) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Rights.close(file, shared);
            }
        }
    }

    private static void make(Path directory, int mode) throws IOException {
        Links.require(directory);
        Rights.makeDirectory(directory, mode);
    }

    /** Lets the group of the directories write in them, or only their owner. */
    public void share(boolean group) throws LibraryUnusable {
        try {
            for (Path directory : List.of(layout.state(), layout.mediaDirectory(), layout.site())) {
                Rights.giveAll(directory, Rights.shared(Rights.mode(directory), group));
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.root(), e);
        }
    }

    /** Hides them from users who are neither the owner nor in a group that has access. */
    public void hide() throws LibraryUnusable {
        try {
            for (Path directory : List.of(layout.mediaDirectory(), layout.site())) {
                if (Rights.isOpen(directory)) {
                    Rights.giveAll(directory, Rights.shared(Rights.OWNER, Rights.isShared(directory)));
                }
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.root(), e);
        }
    }

    /** Reports whether what is published was hidden from other users. */
    public boolean areHidden() throws LibraryUnusable {
        try {
            return Files.isDirectory(layout.site()) && !Rights.isOpen(layout.site());
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.root(), e);
        }
    }

    /** The user to whom the library belongs, unless that is this one or root: what it stores is not to be trusted. */
    public Optional<String> stranger() throws LibraryUnusable {
        try {
            Optional<String> ofState = Links.strangerOwning(layout.state());
            return ofState.isPresent() ? ofState : Links.strangerOwning(layout.database());
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.root(), e);
        }
    }
}
