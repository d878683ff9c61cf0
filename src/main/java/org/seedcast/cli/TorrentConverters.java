package org.seedcast.cli;

import java.util.function.Function;
import org.seedcast.torrent.DhtNode;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.WebSeed;
import org.seedcast.torrent.make.Glob;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** From what is typed to the values of a torrent, which know themselves what they take. */
final class TorrentConverters {
    private TorrentConverters() {}

    private static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** {@code 256KiB} */
    static final class ToPieceLength implements ITypeConverter<PieceLength> {
        @Override
        public PieceLength convert(String text) {
            return parsed(text, PieceLength::parse);
        }
    }

    /** {@code host:port} */
    static final class ToNode implements ITypeConverter<DhtNode> {
        @Override
        public DhtNode convert(String text) {
            return parsed(text, DhtNode::parse);
        }
    }

    /** An http or https URL, spaces and all. */
    static final class ToWebSeed implements ITypeConverter<WebSeed> {
        @Override
        public WebSeed convert(String text) {
            return parsed(text, WebSeed::parse);
        }
    }

    /** A pattern for names or paths. */
    static final class ToGlob implements ITypeConverter<Glob> {
        @Override
        public Glob convert(String text) {
            return parsed(text, Glob::parse);
        }
    }
}
