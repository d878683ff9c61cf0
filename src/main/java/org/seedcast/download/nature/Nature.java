package org.seedcast.download.nature;

/** The nature of a file, as far as its first bytes tell. */
public sealed interface Nature {

    /** Something to be played. */
    record Media() implements Nature {}

    /** Surely nothing to be played. */
    record Other(Kind kind) implements Nature {}

    /** The bytes are none that are known: it may be anything. */
    record Untold() implements Nature {}

    /** Kinds of what is not to be played. */
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
