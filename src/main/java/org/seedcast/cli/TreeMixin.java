package org.seedcast.cli;

import java.util.List;
import org.seedcast.torrent.make.Glob;
import org.seedcast.torrent.make.TreeRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which files of a directory go into a torrent. */
@Command(addMethodSubcommands = false)
final class TreeMixin {
    @Option(
            names = "--include",
            paramLabel = "GLOB",
            converter = TorrentConverters.ToGlob.class,
            description = "Only files that match; repeatable. Without a slash it is held against each name, with one"
                    + " against the path in the directory; ** crosses directories.")
    List<Glob> include = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            converter = TorrentConverters.ToGlob.class,
            description = "No file or directory that matches; repeatable, and stronger than --include.")
    List<Glob> exclude = List.of();

    @Option(names = "--hidden", description = "Take names that begin with a dot, too.")
    boolean hidden;

    @Option(
            names = "--junk",
            description = "Take what systems and half-done downloads leave behind, too: .DS_Store, Thumbs.db, @eaDir,"
                    + " *.part and the like.")
    boolean junk;

    @Option(
            names = "--follow-links",
            description = "Follow links that lead out of the directory, too; those that stay in it always are.")
    boolean followLinks;

    TreeRules rules() {
        return new TreeRules(hidden, junk, followLinks, include, exclude);
    }
}
