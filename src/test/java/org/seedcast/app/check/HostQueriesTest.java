package org.seedcast.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.work.Workers;
import org.seedcast.config.CheckPart;

@Timeout(120)
class HostQueriesTest {
    private final List<Finding> found = new ArrayList<>();
    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private final List<String> steps = new ArrayList<>();

    private int ask(List<URI> all, HostQueries.Asker<URI> asker) throws Exception {
        Workers workers = new Workers(1, () -> {});
        return new HostQueries<URI>(
                        CheckPart.SITE, url -> url, workers, (part, done, count) -> steps.add(done + "/" + count))
                .ask(
                        all,
                        url -> {
                            asked.add(url);
                            return asker.ask(url);
                        },
                        found::add);
    }

    private static List<URI> urls(String host, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> URI.create("http://" + host + "/" + number))
                .toList();
    }

    private static Finding silence(URI url) {
        return Finding.of(FindingKind.SITE_UNREACHABLE, url, "timed out");
    }

    private List<String> told() {
        return found.stream()
                .map(finding -> finding.subject() + " " + finding.message())
                .toList();
    }

    @Test
    void eachIsAskedAndCounted() throws Exception {
        int good = ask(
                urls("a.example", 3),
                url -> url.getPath().equals("/1") ? HostReply.bad(silence(url)) : HostReply.good());
        assertThat(good).isEqualTo(2);
        assertThat(told()).containsExactly("http://a.example/1 timed out");
        assertThat(steps).containsExactly("0/3", "1/3", "2/3", "3/3");
    }

    @Test
    void aSilentHostIsLeftAloneAndToldOfOnce() throws Exception {
        List<URI> all = new ArrayList<>(urls("silent.example", 1000));
        all.addAll(urls("good.example", 2));
        int good = ask(
                all,
                url -> url.getHost().equals("good.example") ? HostReply.good() : new HostReply.Silent(silence(url)));
        assertThat(good).isEqualTo(2);
        assertThat(asked).hasSize(5);
        assertThat(told())
                .containsExactly("http://silent.example/2 timed out; 1000 addresses of silent.example, of which the"
                        + " last 997 were skipped");
    }

    @Test
    void aHostThatAnswersNowAndThenIsAskedOn() throws Exception {
        int good = ask(
                urls("a.example", 9),
                url -> url.getPath().matches("/[258]") ? HostReply.good() : new HostReply.Silent(silence(url)));
        assertThat(good).isEqualTo(3);
        assertThat(asked).hasSize(9);
        assertThat(told()).hasSize(6);
    }
}
