package org.seedcast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seedcast.app.event.Event;

class QuietEventsTest {
    @Test
    void everyKindIsShownOrHiddenOnPurpose() {
        List<Class<?>> decided = new ArrayList<>(QuietEvents.SHOWN);
        decided.addAll(QuietEvents.IN_PART);
        decided.addAll(QuietEvents.HIDDEN);

        assertThat(decided).doesNotHaveDuplicates().containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void aFaultOfTheFeedIsShown() {
        List<Event> shown = new ArrayList<>();

        new QuietEvents(shown::add).accept(new Event.FeedFinding("guid-shared", "feed.xml", "two items share a guid"));

        assertThat(shown).hasSize(1);
    }
}
