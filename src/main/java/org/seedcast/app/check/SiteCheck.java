package org.seedcast.app.check;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.PartCount;
import org.seedcast.app.work.Workers;
import org.seedcast.config.CheckPart;
import org.seedcast.download.origin.CopyCheck;
import org.seedcast.download.origin.CopyHealth;
import org.seedcast.download.origin.NoAnswerReason;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Listing;
import org.seedcast.http.RedactedUrl;
import org.seedcast.http.answer.HttpStatus;

/** Checks whether the published site is the one on disk. */
public final class SiteCheck {
    /** Moves with the swarm, and so all the time. */
    private static final String MOVING = "stats.json";

    private final CopyCheck copies;
    private final Workers workers;
    private final Steps steps;

    public SiteCheck(CopyCheck copies, Workers workers, Steps steps) {
        this.copies = copies;
        this.workers = workers;
        this.steps = steps;
    }

    /** @param base where the site is published; ends in a slash */
    public PartCount run(Inventory inventory, Optional<URI> base, Consumer<Finding> found)
            throws SeedcastException, InterruptedException {
        if (base.isEmpty()) {
            return PartCount.none(CheckPart.SITE, "not checked: no --base-url is set");
        }
        Path site = inventory.layout().site();
        List<Path> files = files(site);
        Map<String, List<Finding>> types = new LinkedHashMap<>();
        int good = new HostQueries<Path>(CheckPart.SITE, file -> base.get(), workers, steps)
                .ask(files, file -> ask(file, address(base.get(), site, file)), finding -> {
                    if (finding.kind() == FindingKind.SITE_TYPE) {
                        types.computeIfAbsent(finding.message(), any -> new ArrayList<>())
                                .add(finding);
                    } else {
                        found.accept(finding);
                    }
                });
        tellTypes(types.values(), found);
        return PartCount.of(CheckPart.SITE, good, files.size(), "files at " + RedactedUrl.of(base.get()) + " match");
    }

    /** Reports wrong types grouped by kind: a server's rule for all files of a kind is one thing to mend. */
    private static void tellTypes(Collection<List<Finding>> types, Consumer<Finding> found) {
        String advice = PublishedType.advice(types.stream()
                .flatMap(alike -> PublishedType.of(alike.get(0).subject()).stream())
                .collect(Collectors.toSet()));
        for (List<Finding> alike : types) {
            Finding first = alike.get(0);
            String more = alike.size() == 1 ? "" : ", and " + (alike.size() - 1) + " more like it";
            found.accept(first.saying(first.message() + more).withHint(advice));
        }
    }

    private static List<Path> files(Path site) throws SeedcastException {
        try {
            return Listing.below(site).stream()
                    .filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .filter(file -> !file.equals(site.resolve(MOVING)))
                    .toList();
        } catch (IOException e) {
            throw FileFailed.reading(site, e);
        }
    }

    private static URI address(URI base, Path site, Path file) {
        return base.resolve(StreamSupport.stream(site.relativize(file).spliterator(), false)
                .map(part -> URLEncoder.encode(part.toString(), StandardCharsets.UTF_8)
                        .replace("+", "%20"))
                .collect(Collectors.joining("/")));
    }

    private HostReply ask(Path file, URI address) throws InterruptedException {
        try {
            byte[] here = Files.readAllBytes(file);
            CopyHealth health = copies.look(address, here);
            if (health instanceof CopyHealth.Other) {
                byte[] now = Files.readAllBytes(file);
                // Whoever publishes meanwhile is not to blame.
                health = Arrays.equals(here, now) ? health : copies.look(address, now);
            }
            return reply(address, health);
        } catch (NoSuchFileException e) {
            // It is published no longer.
            return HostReply.good();
        } catch (IOException e) {
            return HostReply.bad(Finding.of(
                    FindingKind.SITE_UNREACHABLE,
                    address,
                    "cannot read " + file + " here: " + SeedcastException.reason(e)));
        }
    }

    private static HostReply reply(URI address, CopyHealth health) {
        if (health instanceof CopyHealth.Same same) {
            return same(address, same.type());
        }
        if (health instanceof CopyHealth.Other other) {
            boolean page = other.page() && !address.getPath().endsWith(".html");
            String what = page ? "the server sends a page instead" : other.difference();
            return HostReply.bad(Finding.of(FindingKind.SITE_STALE, address, what)
                    .withHint("copy DIR/site there again: .torrents first, feeds last"));
        }
        if (health instanceof CopyHealth.Missing missing) {
            return HostReply.bad(
                    Finding.of(FindingKind.SITE_MISSING, address, new HttpStatus(missing.status()).reason())
                            .withHint("copy DIR/site there again: .torrents first, feeds last"));
        }
        NoAnswerReason why = ((CopyHealth.Silent) health).why();
        return HostReply.of(Finding.of(FindingKind.SITE_UNREACHABLE, address, why.reason()), why);
    }

    private static HostReply same(URI address, Optional<String> type) {
        Optional<PublishedType> expected = PublishedType.of(address.getPath());
        if (expected.isEmpty() || expected.get().isOf(type)) {
            return HostReply.good();
        }
        String told = type.orElse("no type");
        return HostReply.bad(Finding.of(
                FindingKind.SITE_TYPE,
                address,
                told + " instead of " + expected.get().usual()));
    }
}
