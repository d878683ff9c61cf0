package org.seedcast.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Gives a request the headers it does not set itself, as some hosts answer 403 to clients without them, and takes the
 * fragment from its address, which OkHttp tells a proxy.
 */
final class RequestDefaults implements Interceptor {
    private final String userAgent;

    RequestDefaults(String userAgent) {
        this.userAgent = userAgent;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Request.Builder complete = request.newBuilder().url(HttpUrls.onTheWire(request.url()));
        if (request.header("User-Agent") == null) {
            complete.header("User-Agent", userAgent);
        }
        if (request.header("Accept") == null) {
            complete.header("Accept", "*/*");
        }
        return chain.proceed(complete.build());
    }
}
