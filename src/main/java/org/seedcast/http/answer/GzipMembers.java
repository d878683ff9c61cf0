package org.seedcast.http.answer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads gzip of as many members as there are (RFC 1952 §2.2), and passes over what follows them. The JDK reads a
 * member only where it is there already, and takes a broken connection between two of them for the end.
 */
final class GzipMembers extends FilterInputStream {
    private final Packed packed;

    private GzipMembers(Packed packed) throws IOException {
        super(new GZIPInputStream(packed));
        this.packed = packed;
    }

    static InputStream open(BufferedSource body) throws IOException {
        return new GzipMembers(new Packed(body));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0 && packed.fault != null) {
            throw packed.fault;
        }
        return read;
    }

    /** Waits until it knows if there is more, and remembers what broke it. */
    private static final class Packed extends FilterInputStream {
        private final BufferedSource body;
        private @Nullable IOException fault;

        Packed(BufferedSource body) {
            super(body.inputStream());
            this.body = body;
        }

        @Override
        public int available() throws IOException {
            return body.exhausted() ? 0 : 1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                fault = e;
                throw e;
            }
        }
    }
}
