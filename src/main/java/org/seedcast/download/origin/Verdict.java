package org.seedcast.download.origin;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.seedcast.address.Authority;
import org.seedcast.address.Secrets;
import org.seedcast.file.ByteSize;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.torrent.Origin;

/**
 * Judges an origin by samples. A pure decision; one sample against it is enough, as clients ban or hammer a web seed
 * that serves other bytes.
 *
 * @param source the URL of the enclosure
 * @param length of the file here
 * @param declared length by the feed
 * @param validator that the file here came with
 * @param httpWillDo whether the feed itself is served by http
 */
public record Verdict(
        URI source, long length, OptionalLong declared, Optional<Validator> validator, boolean httpWillDo) {
    private static final int PARTIAL = 206;
    /** Names by which an address lasts for a while only, secret or not. */
    private static final Pattern EXPIRING = Pattern.compile("(?i)[?&](expires?|exp|x-amz-[^=&]*|verify|md5)=");

    /**
     * @param whole whether one of {@code sights} is of all bytes
     * @param copied when the file was fetched
     */
    public Origin of(List<RangeSample> sights, boolean whole, Instant copied) {
        Optional<Origin> dynamic = sights.stream()
                .flatMap(sight -> difference(sight).stream())
                .findFirst()
                .map(reason -> new Origin.Dynamic(reason, copied));
        Stream<String> doubts =
                Stream.concat(doubt().stream(), sights.stream().flatMap(sight -> doubt(sight).stream()));
        return dynamic.or(() -> doubts.findFirst().map(Origin.Unproven::new)).orElse(new Origin.Stable(source, whole));
    }

    private Optional<String> difference(RangeSample sight) {
        if (sight.total().isPresent() && sight.total().getAsLong() != length) {
            return Optional.of("it had " + new ByteSize(length) + " and then "
                    + new ByteSize(sight.total().getAsLong()));
        }
        return sight.exact() && !sight.same() ? Optional.of("it sent other bytes the second time") : Optional.empty();
    }

    /** Returns a doubt that the file and its address raise. */
    private Optional<String> doubt() {
        if (declared.isPresent() && declared.getAsLong() != length) {
            return Optional.of("the feed declares another length");
        }
        if (validator.isEmpty()) {
            return Optional.of("it sends neither a strong ETag nor a usable date");
        }
        return "https".equals(source.getScheme()) || httpWillDo ? Optional.empty() : Optional.of("it is not https");
    }

    private Optional<String> doubt(RangeSample sight) {
        if (sight.fault().isPresent()) {
            return sight.fault();
        }
        if (sight.status() != PARTIAL || !sight.exact()) {
            return Optional.of(
                    sight.status() == PARTIAL || sight.status() == 200
                            ? "it does not support range requests"
                            : new HttpStatus(sight.status()).reason() + " when asked again");
        }
        if (!sight.validator().equals(validator)) {
            return Optional.of("its ETag or date changes");
        }
        if (sight.passing()) {
            return Optional.of("it forbids storing the file");
        }
        return doubt(sight.way());
    }

    private Optional<String> doubt(List<URI> way) {
        if (way.size() > 2) {
            return Optional.of("it takes " + (way.size() - 1) + " redirects");
        }
        if (way.stream().anyMatch(Verdict::isForOneOnly)) {
            return Optional.of("its address is signed or holds a secret");
        }
        if (way.stream().map(Authority::hostOf).anyMatch(AdHosts::contains)) {
            return Optional.of("its host changes files from request to request");
        }
        boolean downgraded = way.stream().anyMatch(url -> !"https".equals(url.getScheme())) && !httpWillDo;
        return downgraded ? Optional.of("it leads to http") : Optional.empty();
    }

    private static boolean isForOneOnly(URI url) {
        return Secrets.in(url).any() || EXPIRING.matcher(url.toString()).find();
    }
}
