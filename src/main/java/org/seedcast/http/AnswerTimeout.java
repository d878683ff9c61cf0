package org.seedcast.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/** Bounds the time to the head of an answer, TLS included: a server that sends a byte now and then never stalls. */
final class AnswerTimeout implements Interceptor {
    private final Duration longest;

    AnswerTimeout(Duration longest) {
        this.longest = longest;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Watch watch = new Watch(chain.call());
        watch.timeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        watch.enter();
        Response response;
        try {
            response = chain.proceed(chain.request());
        } catch (IOException e) {
            if (watch.exit()) {
                throw late(e);
            }
            throw e;
        }
        if (watch.exit()) {
            response.close();
            throw late(null);
        }
        return response;
    }

    private static SocketTimeoutException late(@Nullable IOException cause) {
        SocketTimeoutException late = new SocketTimeoutException("no answer in time");
        late.initCause(cause);
        return late;
    }

    private static final class Watch extends AsyncTimeout {
        private final Call call;

        private Watch(Call call) {
            this.call = call;
        }

        @Override
        protected void timedOut() {
            call.cancel();
        }
    }
}
