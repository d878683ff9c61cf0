package org.seedcast.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/**
 * Requests compressed responses and unpacks them (RFC 9110 §8.4). OkHttp itself refuses what caching plugins send under
 * that name: gzip that a line follows, and text that was never compressed.
 */
final class Unpacking implements Interceptor {
    private static final String ASKED = "Accept-Encoding";
    private static final String PACKED = "Content-Encoding";
    private static final String GZIP = "gzip";
    private static final short MAGIC = 0x1f8b;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (request.header(ASKED) != null || request.header("Range") != null) {
            return chain.proceed(request);
        }
        Response response =
                chain.proceed(request.newBuilder().header(ASKED, GZIP).build());
        String encoding = String.valueOf(response.header(PACKED)).strip().toLowerCase(Locale.ROOT);
        boolean packed = encoding.equals(GZIP) || encoding.equals("x-gzip");
        return packed ? unpacked(response) : response;
    }

    private static Response unpacked(Response response) throws IOException {
        ResponseBody body = response.body();
        Headers.Builder headers = response.headers().newBuilder().removeAll(PACKED);
        if (!isGzip(body.source())) {
            return response.newBuilder().headers(headers.build()).build();
        }
        InputStream content = new Content(new GZIPInputStream(body.byteStream()));
        return response.newBuilder()
                .headers(headers.removeAll("Content-Length").build())
                .body(ResponseBody.create(Okio.buffer(Okio.source(content)), body.contentType(), -1))
                .build();
    }

    private static boolean isGzip(BufferedSource source) throws IOException {
        return source.request(Short.BYTES) && source.peek().readShort() == MAGIC;
    }

    /** Reports a missing end in clear words. */
    private static final class Content extends FilterInputStream {
        Content(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (EOFException e) {
                throw (ProtocolException) new ProtocolException("the compressed answer is truncated").initCause(e);
            }
        }
    }
}
