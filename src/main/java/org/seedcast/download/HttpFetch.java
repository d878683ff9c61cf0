package org.seedcast.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.download.DownloadPlan.Complete;
import org.seedcast.download.DownloadPlan.Resume;
import org.seedcast.download.nature.FirstBytes;
import org.seedcast.download.origin.MediaHeaders;
import org.seedcast.download.origin.WrongBody;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Errno;
import org.seedcast.http.HttpFault;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.RedactedUrl;
import org.seedcast.http.RetryPolicy;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.torrent.ContentHashes;

/** Requests one body from an origin: once, or twice if the origin has other bytes than those of the partial file. */
final class HttpFetch {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    private final OkHttpClient client;
    private final DownloadRules rules;
    private final BodyStore storing;

    HttpFetch(OkHttpClient client, DownloadRules rules, BodyStore storing) {
        this.client = client;
        this.rules = rules;
        this.storing = storing;
    }

    Download fetch(Wanted wanted, Part part) throws DownloadFailed, OutOfSpace, TryAgain, InterruptedException {
        Call call = null;
        URI source = wanted.source();
        try {
            DownloadPlan plan = part.plan(source);
            if (plan instanceof Complete complete) {
                part.admit(new Admission(wanted, complete.of().type()));
                return download(part.hashes(complete.of().total()), complete.of());
            }
            if (plan instanceof Resume resume) {
                call = client.newCall(resumption(wanted, resume));
                Optional<Download> resumed = resume(call, wanted, resume, part);
                if (resumed.isPresent()) {
                    return resumed.get();
                }
            }
            call = client.newCall(request(wanted).build());
            return whole(call, wanted, part);
        } catch (WrongBody e) {
            throw new DownloadFailed(
                    RedactedUrl.of(source),
                    SeedcastException.reason(e),
                    e.hint().orElse(null),
                    e);
        } catch (WriteFailed e) {
            throw e.failed(RedactedUrl.of(source), part.file());
        } catch (IOException e) {
            if (call != null && OpenCalls.isBrokenOff(call, e)) {
                throw new InterruptedException("stopped while downloading " + RedactedUrl.of(source));
            }
            throw failed(source, e);
        }
    }

    /** Empty where the origin has other bytes now; then nothing that is here is of use. */
    private Optional<Download> resume(Call call, Wanted wanted, Resume resume, Part part)
            throws IOException, WrongBody, OutOfSpace, TryAgain {
        try (Response response = call.execute()) {
            if (response.code() == PARTIAL) {
                MediaHeaders headers = new MediaHeaders(response.headers());
                if (resume.isRest(headers)) {
                    SavedPart saved = resume.of();
                    Body rest = new Body(
                            stream(response),
                            resume.offset(),
                            OptionalLong.of(saved.total()),
                            Optional.of(saved),
                            new Admission(wanted, saved.type()));
                    return Optional.of(download(storing.store(rest, part), saved));
                }
            }
            if (response.code() == PARTIAL || response.code() == NOT_SATISFIABLE) {
                part.forget();
                return Optional.empty();
            }
            admit(response, wanted);
            return Optional.of(whole(response, wanted, part));
        }
    }

    /** Looks at the body before what is here in part is given up for it. */
    private static void admit(Response response, Wanted wanted) throws IOException, WrongBody {
        if (response.code() == OK) {
            byte[] start = response.peekBody(FirstBytes.ENOUGH).bytes();
            new Admission(wanted, new MediaHeaders(response.headers()).type()).check(start, start.length);
        }
    }

    private Download whole(Call call, Wanted wanted, Part part) throws IOException, WrongBody, OutOfSpace, TryAgain {
        try (Response response = call.execute()) {
            return whole(response, wanted, part);
        }
    }

    private Download whole(Response response, Wanted wanted, Part part)
            throws IOException, WrongBody, OutOfSpace, TryAgain {
        if (response.code() != OK) {
            throw refused(response, part);
        }
        MediaHeaders headers = new MediaHeaders(response.headers());
        headers.refusePacked();
        Body body = new Body(
                stream(response),
                0,
                headers.length(),
                SavedPart.of(wanted.source(), headers),
                new Admission(wanted, headers.type()));
        return new Download(
                storing.store(body, part),
                headers.type(),
                headers.validator(),
                headers.isCloseDelimited(response.protocol()));
    }

    private static Download download(ContentHashes hashes, SavedPart saved) {
        return new Download(hashes, saved.type(), Optional.of(saved.validator()), false);
    }

    private InputStream stream(Response response) {
        return new MinimumRate(response.body().byteStream(), rules.minRate(), System::nanoTime);
    }

    private static TryAgain refused(Response response, Part part) {
        HttpStatus status = new HttpStatus(response.code());
        TryAgain refused = new TryAgain(
                status.reason(),
                OptionalInt.of(response.code()),
                Optional.ofNullable(response.header("Retry-After")),
                status.hint().filter(advice -> isWorthAdvice(status)),
                null);
        if (response.code() == 404 || response.code() == 410) {
            part.discardAfter(refused);
        }
        return refused;
    }

    /** Many files may be gone, and nobody wants the same advice with each. */
    private static boolean isWorthAdvice(HttpStatus status) {
        return status.code() != 404 && status.code() < 500;
    }

    /** Media is stored as it is served: a transparent gzip would hide its length and change its bytes. */
    private static Request.Builder request(Wanted wanted) {
        Request.Builder request = new Request.Builder().url(wanted.source().toString());
        return wanted.isAnything() ? request : request.header("Accept-Encoding", "identity");
    }

    private static Request resumption(Wanted wanted, Resume resume) {
        return request(wanted)
                .header("Accept-Encoding", "identity")
                .header("Range", "bytes=" + resume.offset() + "-")
                .header("If-Range", resume.of().validator().value())
                .build();
    }

    private static DownloadFailed failed(URI source, IOException e) throws TryAgain {
        if (Errno.isOfMachine(e)) {
            return DownloadFailed.here(
                    RedactedUrl.of(source),
                    SeedcastException.reason(e),
                    HttpFault.hint(e).orElse(null),
                    e);
        }
        if (RetryPolicy.mayPass(e) && !Thread.currentThread().isInterrupted()) {
            throw new TryAgain(HttpFault.reason(e), OptionalInt.empty(), Optional.empty(), HttpFault.hint(e), e);
        }
        String hint = HttpFault.hint(e).orElse(null);
        return new DownloadFailed(RedactedUrl.of(source), HttpFault.reason(e), hint, e);
    }
}
