package org.seedcast.cli;

import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.Values;
import org.seedcast.torrent.make.Glob;
import org.seedcast.torrent.make.TreeRules;

/** Which files of a directory go into a torrent. */
final class TreeArguments {
    private final Values<Glob> include = Values.of(
            "--include",
            "GLOB",
            Glob::parse,
            "Only files that match; repeatable. Without a slash it is held against each name, with one"
                    + " against the path in the directory; ** crosses directories.");

    private final Values<Glob> exclude = Values.of(
            "--exclude",
            "GLOB",
            Glob::parse,
            "No file or directory that matches; repeatable, and stronger than --include.");

    private final Flag hidden = Flag.of("--hidden", "Take names that begin with a dot, too.");

    private final Flag junk = Flag.of(
            "--junk",
            "Take what systems and half-done downloads leave behind, too: .DS_Store, Thumbs.db, @eaDir,"
                    + " *.part and the like.");

    private final Flag followLinks = Flag.of(
            "--follow-links", "Follow links that lead out of the directory, too; those that stay in it always are.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(include, exclude, hidden, junk, followLinks);
    }

    TreeRules rules() {
        return new TreeRules(hidden.isGiven(), junk.isGiven(), followLinks.isGiven(), include.all(), exclude.all());
    }
}
