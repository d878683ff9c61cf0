package org.seedcast.seed.mse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own two sides, who must at least understand each other. */
class MseBothSidesTest {
    private static final int[] SEGMENTS = {1, 7, 96, 1460, 65536};

    @ParameterizedTest
    @CsvSource({
        "PREFER_PLAINTEXT, PREFER_PLAINTEXT, false",
        "PREFER_PLAINTEXT, PREFER_RC4, true",
        "PREFER_PLAINTEXT, REQUIRE_RC4, true",
        "PREFER_RC4, PREFER_PLAINTEXT, false",
        "PREFER_RC4, PREFER_RC4, true",
        "PREFER_RC4, REQUIRE_RC4, true",
        "REQUIRE_RC4, PREFER_PLAINTEXT, true",
        "REQUIRE_RC4, PREFER_RC4, true",
        "REQUIRE_RC4, REQUIRE_RC4, true"
    })
    void theSideThatWasDialledChooses(MsePolicy dialling, MsePolicy dialled, boolean encrypted) throws MseFailure {
        for (int segment : SEGMENTS) {
            Fed initiator = new Fed(
                    new MseInitiator(Torrents.SERVED, Torrents.handshake(), dialling, new ChosenPaddings(1, 512, 17)));
            Fed responder = new Fed(new MseResponder(Torrents.keys(), dialled, new ChosenPaddings(2, 300, 1)));
            connect(initiator, responder, segment);
            assertThat(initiator.session().in().isPresent()).isEqualTo(encrypted);
            assertThat(responder.session().in().isPresent()).isEqualTo(encrypted);
            assertThat(responder.plain()).isEqualTo(Torrents.handshake());
            talk(initiator, responder, "there");
            talk(responder, initiator, "and back");
            talk(initiator, responder, "and there again");
        }
    }

    /** Hands over in segments, in turn, until neither has anything to say. */
    private static void connect(Fed initiator, Fed responder, int segment) throws MseFailure {
        int fromInitiator = 0;
        int fromResponder = 0;
        while (fromInitiator < initiator.sent().length || fromResponder < responder.sent().length) {
            fromInitiator += hand(initiator, fromInitiator, responder, segment);
            fromResponder += hand(responder, fromResponder, initiator, segment);
        }
    }

    private static int hand(Fed from, int start, Fed to, int segment) throws MseFailure {
        int count = Math.min(segment, from.sent().length - start);
        if (count > 0) {
            to.give(from.sent(start, start + count));
        }
        return count;
    }

    private static void talk(Fed from, Fed to, String text) throws MseFailure {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int before = to.plain().length;
        to.give(from.encrypted(bytes));
        assertThat(Arrays.copyOfRange(to.plain(), before, to.plain().length)).isEqualTo(bytes);
    }
}
