package org.seedcast.http.answer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Takes a partial answer (206) to a request for the whole as that, where the part is the whole: caches and players' servers
 * send it. Any other part stays what it is, and is refused by whoever asked.
 */
public final class WholeAnswer implements Interceptor {
    private static final int PARTIAL = 206;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        boolean unasked = response.code() == PARTIAL
                && request.header("Range") == null
                && request.method().equals("GET");
        return unasked ? whole(response) : response;
    }

    private static Response whole(Response response) {
        Optional<ContentRange> range = ContentRange.of(response.headers()).filter(ContentRange::isWhole);
        List<String> lengths = response.headers().values("Content-Length");
        if (range.isEmpty()) {
            return response;
        }
        String total = String.valueOf(range.get().total());
        if (!lengths.isEmpty() && !lengths.equals(List.of(total))) {
            return response;
        }
        return response.newBuilder()
                .code(200)
                .message("OK")
                .removeHeader("Content-Range")
                .header("Content-Length", total)
                .body(ExactBody.of(response.body(), range.get().total()))
                .build();
    }
}
