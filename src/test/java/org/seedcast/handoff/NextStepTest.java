package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.handoff.NextStep.OurContent;
import org.seedcast.handoff.Seen.Activity;

/** The whole of the state machine. In {@code tried}: a added, r relocated, v verified, c seen checking, w whole before, s started. */
class NextStepTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            saved    | seen        | whole | content | folder | tried  | quiet | step
            # new, or added by somebody else
                     |             | false | SAME    | true   |        | 0     | ADD
                     | SEEDING     | true  | SAME    | true   |        | 0     | LEAVE
                     | STOPPED     | false | SAME    | true   |        | 0     | LEAVE
                     |             | false | GONE    | true   |        | 0     | REFUSE_MISSING
            NEW      |             | false | CHANGED | true   |        | 0     | ADD
            NEW      | STOPPED     | false | CHANGED | true   |        | 0     | VERIFY
            ADDED    |             | false | CHANGED | true   | a      | 1     | WAIT
            ADDED    |             | false | CHANGED | true   | a      | 9     | REFUSE_DROPPED
            # checks
            ADDED    | STOPPED     | true  | CHANGED | true   | a      | 0     | VERIFY
            ADDED    | CHECKING    | false | CHANGED | true   | a      | 0     | WAIT
            ADDED    | DOWNLOADING | false | CHANGED | true   | a      | 0     | STOP
            CHECKING | STOPPED     | false | CHANGED | true   |        | 0     | VERIFY
            CHECKING | STOPPED     | false | CHANGED | true   | v      | 1     | WAIT
            CHECKING | STOPPED     | false | CHANGED | true   | vc     | 1     | REFUSE_WRONG
            CHECKING | STOPPED     | false | CHANGED | true   | v      | 9     | REFUSE_WRONG
            CHECKING | CHECKING    | false | CHANGED | true   | vc     | 9     | WAIT
            CHECKING | CHECKING    | false | CHANGED | true   | vc     | 99    | REFUSE_ENDLESS
            CHECKING | STOPPED     | true  | CHANGED | true   | v      | 0     | START
            CHECKING | STOPPED     | true  | CHANGED | true   | vw     | 0     | WAIT
            CHECKING | STOPPED     | true  | CHANGED | true   | vwc    | 0     | START
            CHECKING | STOPPED     | true  | CHANGED | true   | vw     | 9     | START
            CHECKING | DOWNLOADING | false | CHANGED | true   | vc     | 0     | STOP
            REFUSED  | STOPPED     | false | CHANGED | true   |        | 0     | VERIFY
            REFUSED  | STOPPED     | false | GONE    | true   |        | 0     | REFUSE_MISSING
            # starts
            COMPLETE | STOPPED     | true  | SAME    | true   |        | 0     | START
            COMPLETE | STOPPED     | true  | SAME    | true   | s      | 1     | WAIT
            COMPLETE | STOPPED     | true  | SAME    | true   | s      | 3     | START
            COMPLETE | QUEUED      | true  | SAME    | true   | sssss  | 3     | REFUSE_IDLE
            COMPLETE | SEEDING     | true  | SAME    | true   | s      | 0     | SETTLED
            # what clients lose
            SEEDING  | SEEDING     | true  | SAME    | true   |        | 0     | SETTLED
            SEEDING  | STOPPED     | true  | SAME    | true   |        | 0     | START
            SEEDING  | QUEUED      | true  | SAME    | true   |        | 0     | START
            SEEDING  |             | false | SAME    | true   |        | 0     | ADD
            SEEDING  | DOWNLOADING | false | SAME    | false  |        | 0     | STOP
            SEEDING  | STOPPED     | false | SAME    | false  |        | 0     | RELOCATE
            SEEDING  | STOPPED     | false | SAME    | false  | r      | 1     | WAIT
            SEEDING  | STOPPED     | false | SAME    | false  | r      | 9     | REFUSE_FOLDER
            SEEDING  | STOPPED     | false | SAME    | true   | r      | 0     | VERIFY
            SEEDING  | SEEDING     | true  | SAME    | false  |        | 0     | STOP
            SEEDING  | BROKEN      | true  | SAME    | true   |        | 0     | VERIFY
            SEEDING  | BROKEN      | true  | SAME    | true   | vwc    | 0     | START
            # what was changed
            SEEDING  | SEEDING     | true  | CHANGED | true   |        | 0     | STOP
            SEEDING  | STOPPED     | true  | CHANGED | true   |        | 0     | VERIFY
            SEEDING  | SEEDING     | true  | GONE    | true   |        | 0     | STOP
            SEEDING  | STOPPED     | true  | GONE    | true   |        | 0     | REFUSE_MISSING
            SEEDING  | BROKEN      | true  | GONE    | true   |        | 0     | REFUSE_MISSING
            """)
    void table(
            @Nullable HandState saved,
            @Nullable Activity seen,
            boolean whole,
            OurContent content,
            boolean folder,
            @Nullable String tried,
            int quiet,
            Step step) {
        Optional<Seen> there = Optional.ofNullable(seen).map(activity -> new Seen(activity, whole, "/f", ""));
        NextStep next = new NextStep(
                Optional.ofNullable(saved), there, content, folder, tries(tried), 1000, Duration.ofSeconds(quiet));
        assertThat(next.decide()).isEqualTo(step);
    }

    private static Tries tries(@Nullable String letters) {
        Tries tries = Tries.NONE;
        String steps = letters == null ? "" : letters;
        for (int i = 0; i < steps.length(); i++) {
            tries = switch (steps.charAt(i)) {
                case 'a' -> tries.add(1);
                case 'r' -> tries.relocate(1);
                case 'v' -> tries.verify(1, steps.contains("w"));
                case 'c' -> tries.seenChecking();
                case 's' -> tries.start(1);
                default -> tries;
            };
        }
        return tries;
    }

    /** A large file may be checked for long without a sign of it. */
    @ParameterizedTest
    @CsvSource({"0, 5", "1000000000, 55"})
    void graceGrowsWithTheContent(long bytes, int seconds) {
        assertThat(Tries.grace(bytes)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
