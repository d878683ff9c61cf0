package org.seedcast.download.origin;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The result of requesting one range of a file that is here from an origin.
 *
 * @param status 206 where it is as it should be; 0 when there was no answer
 * @param fault why there was none
 * @param total bytes of the whole file as it is there now, if told
 * @param exact whether the range is the one that was asked for
 * @param same whether its bytes are those that are here; only where it is exact
 * @param way the URLs asked, the first one first
 * @param validator of what is there now
 * @param passing whether the origin says that nobody is to keep it
 */
record RangeSample(
        int status,
        Optional<String> fault,
        OptionalLong total,
        boolean exact,
        boolean same,
        List<URI> way,
        Optional<Validator> validator,
        boolean passing) {
    RangeSample {
        way = List.copyOf(way);
    }

    static RangeSample failed(String fault) {
        return new RangeSample(
                0, Optional.of(fault), OptionalLong.empty(), false, false, List.of(), Optional.empty(), false);
    }
}
