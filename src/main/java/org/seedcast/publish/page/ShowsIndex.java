package org.seedcast.publish.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.publish.item.SiteNotWritten;
import org.seedcast.publish.words.Direction;
import org.seedcast.publish.words.Words;

/** index.html above several libraries: a list of the shows, and shows.opml with their feeds. It links to their sites that are
 * below it. */
public final class ShowsIndex {
    private static final String TEMPLATE = "shows.html";
    /** By which an index is known to be ours, and not the front page of somebody's web server. */
    private static final String MARK = "<meta name=\"generator\" content=\"seedcast publish: index of shows\">";

    private static final Comparator<ListedShow> ORDER = Comparator.comparing(
                    (ListedShow show) -> show.title().toLowerCase(Locale.ROOT))
            .thenComparing(ListedShow::folder);

    private final AtomicFile files;

    public ShowsIndex(AtomicFile files) {
        this.files = files;
    }

    /** Returns its file below {@code root}. */
    public static Path in(Path root) {
        return root.resolve(Page.FIRST);
    }

    /**
     * Writes it unless it is there as it should be.
     *
     * @param shows in any order, at least one
     * @return whether anything was written
     */
    public boolean write(Path root, List<ListedShow> shows) throws SeedcastException {
        List<ListedShow> sorted = shows.stream().sorted(ORDER).toList();
        Path target = in(root);
        try {
            refuseForeign(target, MARK);
            refuseForeign(root.resolve(ShowsOpml.NAME), ShowsOpml.MARK);
            // Whoever typed the root means it, and whatever leads there.
            Path folder = root.toRealPath();
            Optional<byte[]> opml = ShowsOpml.render(sorted);
            byte[] page = render(sorted, opml.isPresent()).getBytes(StandardCharsets.UTF_8);
            boolean listed = opml.isPresent() && files.writeIfChanged(folder.resolve(ShowsOpml.NAME), opml.get());
            boolean written = files.writeIfChanged(in(folder), page);
            boolean gone = opml.isEmpty() && files.delete(folder.resolve(ShowsOpml.NAME));
            return listed || written || gone;
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }

    private static void refuseForeign(Path target, String mark) throws IOException, SeedcastException {
        if (Files.exists(target)
                && !Files.readString(target, StandardCharsets.ISO_8859_1).contains(mark)) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    target + " was not written by seedcast and is left unchanged",
                    "move it away and publish again to get an index of the shows",
                    null);
        }
    }

    private static String render(List<ListedShow> sorted, boolean opml) throws TemplateBroken {
        ListedShow any = sorted.get(0);
        int torrents = sorted.stream().mapToInt(show -> show.files()).sum();
        Words words = words(sorted);
        Map<String, Object> variables = Map.of(
                "opml", opml ? ShowsOpml.NAME : "",
                "style", any.link("style.css"),
                "icon", any.link("icon.svg"),
                "lang", words.language(),
                "dir", Direction.of(words.language()),
                "words", words.all(),
                "summary",
                        words.text("shows-with", words.count("shows", sorted.size()), words.count("files", torrents)),
                "shows", sorted.stream().map(ListedShow::variables).toList());
        return PageTemplate.ours(TEMPLATE).render(variables);
    }

    /** The language that all shows have in common, else English. */
    private static Words words(List<ListedShow> shows) {
        List<String> languages = shows.stream()
                .map(show -> Words.in(show.language()).language())
                .distinct()
                .toList();
        return Words.in(languages.size() == 1 ? languages.get(0) : Words.ENGLISH);
    }
}
