package org.seedcast.download.origin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.download.origin.WebSeedHealth.Fault;
import org.seedcast.download.origin.WebSeedHealth.Kind;
import org.seedcast.http.Redirects;
import org.seedcast.http.Sleeper;
import org.seedcast.http.answer.ContentRange;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.torrent.FileSlice;
import org.seedcast.torrent.TreeFile;

/** Fetches an exact part of a file, or says why that is impossible. */
final class SliceFetch {
    private static final Pattern PAGE = Pattern.compile("(?i)\\.x?html?$");

    /** Any page of another site: web seeds are read by the pages of WebTorrent clients. */
    private static final String ORIGIN = "https://player.example";

    private static final int BLOCK_BYTES = 64 << 10;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    private final ProbeClient probeClient;

    SliceFetch(OkHttpClient client, Sleeper sleeper) {
        this.probeClient = new ProbeClient(client, sleeper);
    }

    /**
     * The result of fetching a slice.
     *
     * @param sha1 of all before it and of this; of nothing of use where there is a fault
     */
    record Slice(MessageDigest sha1, Optional<Fault> fault, int redirects, boolean forBrowsers) {}

    /** @param before the hash of what comes before it in its piece; left as it is, as one part may take two tries */
    Slice fetch(URI address, FileSlice slice, TreeFile file, MessageDigest before) throws InterruptedException {
        Request request = new Request.Builder()
                .url(address.toString())
                .header("Accept-Encoding", "identity")
                .header("Origin", ORIGIN)
                .header("Range", "bytes=" + slice.offset() + "-" + last(slice))
                .build();
        try {
            return probeClient.ask(request, response -> read(response, address, slice, file, copy(before)));
        } catch (NoAnswer e) {
            return new Slice(before, Optional.of(Fault.silent(address, e.silence())), 0, true);
        }
    }

    private static long last(FileSlice slice) {
        return slice.offset() + slice.length() - 1;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-1 of every Java can be copied", e);
        }
    }

    private static Slice read(Response response, URI address, FileSlice slice, TreeFile file, MessageDigest sha1)
            throws IOException {
        int redirects = Redirects.of(response).hops().size();
        boolean forBrowsers = response.header("Access-Control-Allow-Origin") != null;
        Optional<Fault> fault = fault(response, slice, file).map(what -> what.at(address));
        if (fault.isPresent()) {
            return new Slice(sha1, fault, redirects, forBrowsers);
        }
        Optional<Fault> other = hash(ProbeClient.body(response), slice.length(), sha1)
                ? Optional.empty()
                : Optional.of(new Fault(Kind.WRONG_RANGE, address, "it sends more or fewer bytes than it announces"));
        return new Slice(sha1, other, redirects, forBrowsers);
    }

    /** @return whether there were so many bytes and no more */
    private static boolean hash(InputStream body, long length, MessageDigest sha1) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        long left = length;
        while (left > 0) {
            int read = body.read(block, 0, (int) Math.min(block.length, left));
            if (read < 0) {
                return false;
            }
            sha1.update(block, 0, read);
            left -= read;
        }
        return body.read() < 0;
    }

    /** A fault whose address is not known yet. */
    private record What(Kind kind, String message, Optional<NoAnswerReason> why) {
        What(Kind kind, String message) {
            this(kind, message, Optional.empty());
        }

        Fault at(URI address) {
            return new Fault(kind, address, message, why);
        }
    }

    /** Returns the fault that the head of the response reveals. */
    private static Optional<What> fault(Response response, FileSlice slice, TreeFile file) {
        int status = response.code();
        if (status == 404 || status == 410) {
            return Optional.of(new What(Kind.GONE, new HttpStatus(status).reason()));
        }
        if (status == NOT_SATISFIABLE) {
            return Optional.of(new What(Kind.WRONG, "the file there is shorter than " + file.length() + " bytes"));
        }
        if (status != OK && status != PARTIAL) {
            return Optional.of(
                    new What(Kind.SILENT, new HttpStatus(status).reason(), Optional.of(NoAnswerReason.status(status))));
        }
        if (ProbeClient.isPage(response) && !isPage(file)) {
            return Optional.of(new What(Kind.GONE, "it sends a page instead of the file"));
        }
        return status == OK ? Optional.of(whole(response, file)) : range(response, slice, file);
    }

    private static boolean isPage(TreeFile file) {
        return PAGE.matcher(file.path().get(file.path().size() - 1)).find();
    }

    private static What whole(Response response, TreeFile file) {
        OptionalLong length = length(response);
        return length.isPresent() && length.getAsLong() != file.length()
                ? new What(Kind.WRONG, otherLength(length.getAsLong(), file))
                : new What(Kind.NO_RANGES, "it sends the whole file (HTTP 200) for a range request");
    }

    private static OptionalLong length(Response response) {
        try {
            return new MediaHeaders(response.headers()).length();
        } catch (WrongBody e) {
            // Nonsense tells nothing.
            return OptionalLong.empty();
        }
    }

    private static String otherLength(long length, TreeFile file) {
        return "the file there has " + length + " bytes, the torrent says " + file.length();
    }

    private static Optional<What> range(Response response, FileSlice slice, TreeFile file) {
        Optional<ContentRange> told = ContentRange.of(response.headers());
        if (told.isPresent() && told.get().total() != file.length()) {
            return Optional.of(new What(Kind.WRONG, otherLength(told.get().total(), file)));
        }
        boolean exact = told.filter(range -> range.first() == slice.offset() && range.last() == last(slice))
                .isPresent();
        return exact
                ? Optional.empty()
                : Optional.of(new What(
                        Kind.WRONG_RANGE,
                        "asked for bytes " + slice.offset() + "-" + last(slice) + "/" + file.length() + " it sends "
                                + Optional.ofNullable(response.header("Content-Range"))
                                        .orElse("some without saying which")));
    }
}
