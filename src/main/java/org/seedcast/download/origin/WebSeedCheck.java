package org.seedcast.download.origin;

import java.net.URI;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.seedcast.download.origin.WebSeedHealth.Fault;
import org.seedcast.download.origin.WebSeedHealth.Kind;
import org.seedcast.file.Sha;
import org.seedcast.http.Sleeper;
import org.seedcast.torrent.FileSlice;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.TreeFile;
import org.seedcast.torrent.WebSeed;

/**
 * Fetches some pieces from web seeds as BitTorrent clients do and compares them with the torrent: one that serves other
 * bytes is banned by some clients and hammered by others. Safe for use by several threads.
 */
public final class WebSeedCheck {
    private final SliceFetch slices;
    private final RandomGenerator random;
    private final int pieces;

    /**
     * @param random chooses the pieces
     * @param pieces of each web seed that are fetched; all where it has no more
     */
    public WebSeedCheck(OkHttpClient client, Sleeper sleeper, RandomGenerator random, int pieces) {
        this.slices = new SliceFetch(client, sleeper);
        this.random = random;
        this.pieces = pieces;
    }

    /** @param seed as it stands in the torrent */
    public WebSeedHealth look(URI seed, Info info) throws InterruptedException {
        Look look = new Look(info, new WebSeed(seed).addresses(info));
        int right = 0;
        for (int piece : chosen(info.pieces().count())) {
            Optional<Fault> fault = look.fetch(piece);
            if (fault.isPresent()) {
                return look.health(right, fault);
            }
            right++;
        }
        return look.health(right, Optional.empty());
    }

    private int[] chosen(int count) {
        if (count <= pieces) {
            return IntStream.range(0, count).toArray();
        }
        synchronized (random) {
            return random.ints(0, count).distinct().limit(pieces).sorted().toArray();
        }
    }

    /** The check of one web seed. */
    private final class Look {
        private final Info info;
        private final List<URI> addresses;
        private int redirects;
        private boolean forBrowsers = true;

        Look(Info info, List<URI> addresses) {
            this.info = info;
            this.addresses = addresses;
        }

        Optional<Fault> fetch(int piece) throws InterruptedException {
            MessageDigest sha1 = Sha.sha1();
            URI last = addresses.get(0);
            for (FileSlice slice : FileSlice.ofPiece(info, piece)) {
                TreeFile file = info.files().get(slice.file());
                last = addresses.get(slice.file());
                if (file.padding()) {
                    sha1.update(new byte[Math.toIntExact(slice.length())]);
                    continue;
                }
                SliceFetch.Slice came = slices.fetch(last, slice, file, sha1);
                redirects = Math.max(redirects, came.redirects());
                if (came.fault().isPresent()) {
                    return came.fault();
                }
                forBrowsers &= came.forBrowsers();
                sha1 = came.sha1();
            }
            String message = "piece " + piece + " of " + info.pieces().count() + " does not match the torrent";
            return Arrays.equals(sha1.digest(), info.pieces().hash(piece))
                    ? Optional.empty()
                    : Optional.of(new Fault(Kind.WRONG, last, message));
        }

        WebSeedHealth health(int right, Optional<Fault> fault) {
            return new WebSeedHealth(right, fault, redirects, forBrowsers);
        }
    }
}
