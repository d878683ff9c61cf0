package org.seedcast.publish.notes;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;

/** A description as it is shown: the part that is visible at once, and the part that a reader opens. */
public final class ShowNotes {
    private final List<Element> blocks;

    private ShowNotes(List<Element> blocks) {
        this.blocks = blocks;
    }

    /**
     * The surroundings of a description.
     *
     * @param shown gives of a text what may be published
     * @param base of relative links; asked only where there is one
     * @param times which times of the notes lead into the file
     */
    public record Terms(UnaryOperator<String> shown, Supplier<Optional<URI>> base, Times times) {}

    /** The times of a text that a player can go to. */
    public sealed interface Times {
        /** No player is near. */
        record None() implements Times {}

        /** The times within the file; of a file of unknown length those at the beginning of a line. */
        record Within(Optional<Duration> length) implements Times {}
    }

    /** @param html as a feed has it, possibly plain text */
    public static ShowNotes of(String html, Terms terms) {
        return new ShowNotes(NotesTree.of(html, terms));
    }

    public SafeHtml whole() {
        return SafeHtml.of(blocks);
    }

    /** @param most characters in all; what is beyond is left out */
    public Cut cut(int most) {
        return NotesCut.of(blocks, most);
    }

    /**
     * Notes in two parts.
     *
     * @param rest empty where all of it is short enough
     * @param incomplete whether there is more than both
     */
    public record Cut(SafeHtml lead, SafeHtml rest, boolean incomplete) {}
}
