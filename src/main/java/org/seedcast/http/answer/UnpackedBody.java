package org.seedcast.http.answer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A body that is unpacked while it is read, and says in words where it is cut off or damaged. */
final class UnpackedBody extends InputStream {
    private final Opening opening;
    private @Nullable InputStream open;

    UnpackedBody(Opening opening) {
        this.opening = opening;
    }

    /** Reads the head of what is packed. */
    interface Opening {
        InputStream open() throws IOException;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (open == null) {
                open = opening.open();
            }
            return open.read(buffer, offset, length);
        } catch (EOFException e) {
            throw fault("the compressed answer is truncated", e);
        } catch (ZipException e) {
            throw fault("the compressed answer is damaged", e);
        }
    }

    private static ProtocolException fault(String message, IOException cause) {
        return (ProtocolException) new ProtocolException(message).initCause(cause);
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
