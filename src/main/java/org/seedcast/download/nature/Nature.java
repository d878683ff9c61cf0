package org.seedcast.download.nature;

/** The nature of a file, as far as its first bytes reveal it. */
public sealed interface Nature {

    /** A file to be played. */
    record Media() implements Nature {}

    /** A file that is certainly not playable. */
    record Other(Kind kind) implements Nature {}

    /** A file of unknown bytes: it may be anything. */
    record Untold() implements Nature {}

    /** The kinds of unplayable files. */
    enum Kind {
        PAGE("a page"),
        XML("an XML document"),
        JSON("JSON"),
        PLAYLIST("a playlist"),
        TEXT("text"),
        PICTURE("a picture"),
        DOCUMENT("a document"),
        ARCHIVE("an archive");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
