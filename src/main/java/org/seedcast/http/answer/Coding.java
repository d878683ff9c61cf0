package org.seedcast.http.answer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okhttp3.Headers;
import okio.BufferedSource;
import okio.Okio;

/** A way in which servers pack what they send (RFC 9110 §8.4.1). */
enum Coding {
    GZIP {
        @Override
        boolean isOf(BufferedSource body) throws IOException {
            return body.request(Short.BYTES) && body.peek().readShort() == GZIP_MAGIC;
        }

        @Override
        InputStream open(BufferedSource body) throws IOException {
            return GzipMembers.open(body);
        }
    },
    /** With the header of zlib, as it is specified, or without, as some servers have it. */
    DEFLATE {
        @Override
        boolean isOf(BufferedSource body) throws IOException {
            return begins(body, false) || begins(body, true);
        }

        @Override
        InputStream open(BufferedSource body) throws IOException {
            return new InflaterInputStream(body.inputStream(), new Inflater(!begins(body, false)));
        }
    };

    private static final short GZIP_MAGIC = 0x1f8b;
    /** No text is so long by chance. */
    private static final int PROBE = 512;

    /** Nobody packs more often than by mistake, and each may make a thousand bytes of one. */
    private static final int MOST = 3;

    /** Lists the codings that are named, the innermost first; none where one is unknown here. */
    static List<Coding> of(Headers headers) {
        List<Coding> codings = new ArrayList<>();
        for (String line : headers.values("Content-Encoding")) {
            for (String name : line.split(",", -1)) {
                String coding = name.strip().toLowerCase(Locale.ROOT);
                if (coding.isEmpty() || coding.equals("identity")) {
                    continue;
                }
                Optional<Coding> known = named(coding);
                if (known.isEmpty() || codings.size() == MOST) {
                    return List.of();
                }
                codings.add(known.get());
            }
        }
        return codings;
    }

    private static Optional<Coding> named(String name) {
        return switch (name) {
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            default -> Optional.empty();
        };
    }

    /** Tells if {@code body} really begins so, whatever it is called; it is read later all the same. */
    abstract boolean isOf(BufferedSource body) throws IOException;

    abstract InputStream open(BufferedSource body) throws IOException;

    BufferedSource unpacked(BufferedSource body) {
        return Okio.buffer(Okio.source(new UnpackedBody(() -> open(body))));
    }

    private static boolean begins(BufferedSource body, boolean bare) throws IOException {
        body.request(PROBE);
        byte[] start =
                body.peek().readByteArray(Math.min(PROBE, body.getBuffer().size()));
        Inflater inflater = new Inflater(bare);
        try {
            inflater.setInput(start);
            inflater.inflate(new byte[PROBE]);
            return start.length > 0 && inflater.getTotalIn() > 0;
        } catch (DataFormatException e) {
            return false; // it is another thing
        } finally {
            inflater.end();
        }
    }
}
