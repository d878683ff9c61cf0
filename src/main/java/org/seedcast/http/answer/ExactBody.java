package org.seedcast.http.answer;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** A body of so many bytes, wherever the connection ends. */
final class ExactBody extends ForwardingSource {
    private long left;

    private ExactBody(Source body, long length) {
        super(body);
        this.left = length;
    }

    static ResponseBody of(ResponseBody body, long length) {
        return ResponseBody.create(Okio.buffer(new ExactBody(body.source(), length)), body.contentType(), length);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        if (left == 0) {
            return -1;
        }
        long read = super.read(sink, Math.min(byteCount, left));
        if (read < 0) {
            throw new ProtocolException("unexpected end of stream");
        }
        left -= read;
        return read;
    }
}
