package org.seedcast.http.answer;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Reads how long an answer says that it is. Several equal lengths, in a line or in several, are one, and different ones
 * are a fault that nobody can mend (RFC 9110 §8.6): OkHttp takes the last line, or waits for the end of the connection.
 */
public final class AnswerLength implements Interceptor {
    private static final String LENGTH = "Content-Length";
    private static final Pattern NUMBER = Pattern.compile("^\\d{1,18}");
    /** A length in their heads is that of something else, for which OkHttp would wait. */
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        List<String> lines = response.headers().values(LENGTH);
        if (lines.isEmpty() || response.request().method().equals("HEAD")) {
            return response;
        }
        if (BODILESS.contains(response.code())) {
            discard(response);
            return response.newBuilder().body(ResponseBody.EMPTY).build();
        }
        return withOne(response, lines, told(lines));
    }

    private static Response withOne(Response response, List<String> lines, List<String> told) throws IOException {
        if (told.size() != 1 || !NUMBER.matcher(told.get(0)).matches()) {
            discard(response);
            throw new MalformedAnswer("its announced length is invalid: " + String.join(", ", told));
        }
        if (lines.equals(told)) {
            return response;
        }
        Response.Builder one = response.newBuilder().header(LENGTH, told.get(0));
        boolean chunked = response.header("Transfer-Encoding") != null; // which ends by itself
        return chunked
                ? one.build()
                : one.body(ExactBody.of(response.body(), Long.parseLong(told.get(0))))
                        .build();
    }

    private static void discard(Response response) {
        try {
            response.close();
        } catch (IllegalArgumentException e) {
            // OkHttp reads a negative number of bytes for a negative length.
        }
    }

    private static List<String> told(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .distinct()
                .toList();
    }
}
