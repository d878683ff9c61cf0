package org.seedcast.http.answer;

import java.io.IOException;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Asks for compressed answers and unpacks them (RFC 9110 §8.4). OkHttp itself refuses what caching plugins send under that
 * name: gzip that a line follows, and text that was never compressed.
 */
public final class Unpacking implements Interceptor {
    private static final String ASKED = "Accept-Encoding";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (request.header("Range") != null || request.method().equals("HEAD")) {
            return chain.proceed(request);
        }
        return request.header(ASKED) == null
                ? unpacked(
                        chain.proceed(request.newBuilder().header(ASKED, "gzip").build()))
                : named(chain.proceed(request));
    }

    /** Leaves what was not to be packed as it is, but for a coding that is only named. */
    private static Response named(Response response) throws IOException {
        List<Coding> codings = Coding.of(response.headers());
        for (Coding coding : codings) {
            if (coding.isOf(response.body().source())) {
                return response;
            }
        }
        return codings.isEmpty() ? response : without(response).build();
    }

    private static Response.Builder without(Response response) {
        return response.newBuilder().removeHeader("Content-Encoding");
    }

    /** The last coding is the outermost. */
    private static Response unpacked(Response response) throws IOException {
        List<Coding> codings = Coding.of(response.headers());
        if (codings.isEmpty()) {
            return response;
        }
        BufferedSource content = response.body().source();
        boolean packed = false;
        for (int i = codings.size() - 1; i >= 0; i--) {
            if (codings.get(i).isOf(content)) {
                content = codings.get(i).unpacked(content);
                packed = true;
            }
        }
        Response.Builder plain = without(response);
        return packed
                ? plain.removeHeader("Content-Length")
                        .body(ResponseBody.create(content, response.body().contentType(), -1))
                        .build()
                : plain.build();
    }
}
