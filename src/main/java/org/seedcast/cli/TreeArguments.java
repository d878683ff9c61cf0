package org.seedcast.cli;

import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.Values;
import org.seedcast.torrent.make.Glob;
import org.seedcast.torrent.make.TreeRules;

/** Options that select the files of a directory for a torrent. */
final class TreeArguments {
    private final Values<Glob> include = Values.of(
            "--include",
            "GLOB",
            Glob::parse,
            "Only files that match; repeatable. Without a slash the pattern applies to each name, with one to the "
                    + "path in the directory; ** crosses directories.");

    private final Values<Glob> exclude = Values.of(
            "--exclude",
            "GLOB",
            Glob::parse,
            "Leave out files and directories that match; repeatable, and overrides --include.");

    private final Flag hidden = Flag.of("--hidden", "Include names that begin with a dot.");

    private final Flag junk = Flag.of(
            "--junk",
            "Include files that systems and partial downloads leave behind: .DS_Store, Thumbs.db, @eaDir, *.part and "
                    + "the like.");

    private final Flag followLinks = Flag.of(
            "--follow-links",
            "Follow links that lead out of the directory; those that stay in it are always followed.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(include, exclude, hidden, junk, followLinks);
    }

    TreeRules rules() {
        return new TreeRules(hidden.isGiven(), junk.isGiven(), followLinks.isGiven(), include.all(), exclude.all());
    }
}
