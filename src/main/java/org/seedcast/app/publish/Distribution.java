package org.seedcast.app.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.seedcast.app.handoff.HandOverJob;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** Publishes a library, and tells the trackers that list it and the clients that seed it. */
public final class Distribution {
    private final Publication publication;
    private final TrackerWhitelist whitelist;
    private final HandOverJob handOver;

    public Distribution(Publication publication, TrackerWhitelist whitelist, HandOverJob handOver) {
        this.publication = publication;
        this.whitelist = whitelist;
        this.handOver = handOver;
    }

    /**
     * Publishes it: the tracker learns new torrents before the feeds name them.
     *
     * @param given by the command line, so that the operator means it
     * @param seeding told when the library can be seeded
     * @return what had to be left out, told already but for items whose rows make no sense
     */
    public List<SeedcastException> publish(Library library, PublishingOptions given, Consumer<Layout> seeding)
            throws SeedcastException, InterruptedException {
        List<SeedcastException> leftOut = new ArrayList<>(whitelist.publish(publication, library, given, seeding));
        leftOut.addAll(handOver.run(library, given));
        return leftOut;
    }

    /** Looks after what was published before. */
    public List<SeedcastException> lookAfter(Library library, PublishingOptions given)
            throws SeedcastException, InterruptedException {
        return handOver.run(library, given);
    }

    /** Publishes it without what was retired, which leaves the clients first. */
    List<SeedcastException> withdraw(Library library, PublishingOptions given)
            throws SeedcastException, InterruptedException {
        List<SeedcastException> leftOut = new ArrayList<>(handOver.withdraw(library, given));
        leftOut.addAll(whitelist.publish(publication, library, given, any -> {}));
        return leftOut;
    }
}
