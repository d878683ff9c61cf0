package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;

class TrackerNoticesTest {
    private static final URI TRACKER = URI.create("http://t.example/announce?passkey=s3cret");
    private static final TrackerAnswer FAILURE = new Unreachable("timeout");
    private static final TrackerAnswer ACCEPTED =
            new Accepted(Duration.ZERO, -1, -1, List.of(), Optional.empty(), Optional.empty(), 1);

    private final Heard heard = new Heard();
    private final TrackerNotices news = new TrackerNotices(heard, System::nanoTime);

    @Test
    void tellsATrackerThatIsDownFromTheStartOnce() {
        hear(FAILURE, FAILURE, FAILURE, FAILURE, FAILURE);
        assertThat(heard.notices()).containsExactly("tracker http://t.example cannot be reached: timeout");
    }

    @Test
    void tellsItWhenItIsBack() {
        hear(FAILURE, ACCEPTED, ACCEPTED);
        assertThat(heard.notices()).hasSize(2).last().isEqualTo("tracker http://t.example answers again");
    }

    @Test
    void saysNothingOfACallThatIsLostAmongGoodOnes() {
        hear(ACCEPTED, FAILURE, FAILURE, ACCEPTED, FAILURE, ACCEPTED);
        assertThat(heard.notices()).isEmpty();
        hear(FAILURE, FAILURE, FAILURE);
        assertThat(heard.notices()).hasSize(1);
    }

    @Test
    void doesNotTellEachTimeOfOneThatComesAndGoes() {
        for (int time = 0; time < 100; time++) {
            hear(FAILURE, FAILURE, FAILURE, ACCEPTED);
        }
        assertThat(heard.notices()).hasSize(2);
    }

    @Test
    void tellsEachRefusalOnceAndNotEveryOne() {
        for (int number = 0; number < 100; number++) {
            hear(new Refused("no " + number / 2, Optional.empty()));
        }
        assertThat(heard.notices()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhatIsNoAnswer() {
        hear(new Garbled("see http://t.example/s3cret"));
        assertThat(heard.notices())
                .containsExactly("tracker http://t.example sends an invalid response: see http://t.example");
    }

    private void hear(TrackerAnswer... answers) {
        for (TrackerAnswer answer : answers) {
            news.heard(TRACKER, answer);
        }
    }
}
