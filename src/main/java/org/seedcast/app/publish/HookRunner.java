package org.seedcast.app.publish;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.address.Secrets;
import org.seedcast.app.event.Event;
import org.seedcast.config.HookOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.HttpFault;
import org.seedcast.http.Posts;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Hooks.Hook;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryInUse;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.row.PendingNotifications.Pending;
import org.seedcast.publish.Site;

/**
 * Notifies hooks that feeds have changed. That happens after the library is free again: a hook may take its time, and
 * may use the library itself. A hook that fails is called again by the next run; no run fails for it.
 */
public final class HookRunner {
    /** Set for the operator's program: a run that it starts calls no hooks, or they would call each other for ever. */
    static final String WITHIN = "SEEDCAST_HOOK";

    private final boolean isWithin;
    private final PostsFactory posts;
    private final HookCommand command;
    private final Consumer<Event> events;

    /** Makes the clients that send notifications. */
    public interface PostsFactory {
        Posts open() throws SeedcastException;
    }

    /**
     * @param environment of this process
     * @param posts built only if one is sent, as most runs have no notifications
     */
    public HookRunner(
            Map<String, String> environment, PostsFactory posts, HookCommand command, Consumer<Event> events) {
        this.isWithin = environment.containsKey(WITHIN);
        this.posts = posts;
        this.command = command;
        this.events = events;
    }

    /**
     * The notifications to send, and their library.
     *
     * @param title of the show
     * @param refused hooks that are not used, as they may have been set by the stranger who owns the library
     */
    public record PendingHooks(
            Layout layout,
            String title,
            PublishingSettings settings,
            Map<Hook, Pending> news,
            Optional<RefusedHooks> refused) {
        boolean isRefused(Hook hook) {
            return refused.filter(hooks -> hooks.hooks().contains(hook)).isPresent();
        }
    }

    /**
     * The notifications that {@code library} still owes; it may be closed by then.
     *
     * @param given by the command line, so that the operator means them
     */
    public static Optional<PendingHooks> errand(Library library, HookOptions given) throws SeedcastException {
        Map<Hook, Pending> pending = library.news().pending();
        Optional<Catalogue> catalogue = pending.isEmpty() ? Optional.empty() : library.catalogue();
        if (catalogue.isEmpty()) {
            return Optional.empty();
        }
        Map<Hook, Pending> told = new EnumMap<>(Hook.class);
        pending.forEach((hook, news) -> told.put(
                hook, new Pending(news.upTo(), news.feeds(), Site.publicGuids(news.items(), catalogue.get()))));
        return Optional.of(new PendingHooks(
                library.layout(),
                catalogue.get().channel().title(),
                catalogue.get().settings(),
                told,
                RefusedHooks.of(library.layout(), catalogue.get().settings().hooks(), given)));
    }

    /**
     * Runs them one after the other, unless this run is part of one. A command that fails keeps the rest for the next run,
     * as the site may not be where they send others.
     */
    public void run(PendingHooks errand) throws SeedcastException, InterruptedException {
        if (isWithin) {
            return;
        }
        errand.refused().ifPresent(refused -> events.accept(refused.notice(errand.layout())));
        Map<Hook, Long> told = new EnumMap<>(Hook.class);
        for (Hook hook : errand.settings().hooks().wanted()) {
            Pending news = errand.news().get(hook);
            if (news != null && !errand.isRefused(hook)) {
                try {
                    tell(hook, news, errand);
                    told.put(hook, news.upTo());
                } catch (IOException | SeedcastException e) {
                    warn(hook, e, errand);
                    if (hook == Hook.COMMAND) {
                        break;
                    }
                }
            }
        }
        remember(told, errand.layout());
    }

    private void warn(Hook hook, Exception failure, PendingHooks errand) {
        String reason =
                failure instanceof IOException fault ? HttpFault.reason(fault) : SeedcastException.reason(failure);
        String message = name(hook, errand) + " failed: " + reason + "; the next run tries again";
        events.accept(new Event.Finding("hook", errand.layout().site(), message));
    }

    private static void remember(Map<Hook, Long> told, Layout layout) throws SeedcastException {
        if (told.isEmpty()) {
            return;
        }
        try (Library library = Library.open(layout)) {
            for (Map.Entry<Hook, Long> hook : told.entrySet()) {
                library.news().told(hook.getKey(), hook.getValue());
            }
        } catch (LibraryInUse e) {
            // The next run tells it once more, which is better than to wait for somebody, or to forget what he adds.
            return;
        }
    }

    private void tell(Hook hook, Pending news, PendingHooks errand)
            throws IOException, SeedcastException, InterruptedException {
        switch (hook) {
            case COMMAND ->
                command.run(
                        errand.settings().hooks().command(),
                        environment(news, errand),
                        errand.layout().root());
            case URL ->
                posts.open()
                        .send(errand.settings().hooks().url().orElseThrow(), "application/json", body(news, errand));
            case WEBSUB -> {
                for (String feed : news.feeds()) {
                    URI published = errand.settings().baseUrl().orElseThrow().resolve(feed);
                    posts.open()
                            .send(
                                    errand.settings().hooks().hub().orElseThrow(),
                                    "application/x-www-form-urlencoded",
                                    "hub.mode=publish&hub.url="
                                            + URLEncoder.encode(published.toString(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String name(Hook hook, PendingHooks errand) {
        return switch (hook) {
            case COMMAND -> "the hook " + errand.settings().hooks().command().get(0);
            case URL ->
                "the hook " + RedactedUrl.of(errand.settings().hooks().url().orElseThrow());
            case WEBSUB ->
                "the hub " + RedactedUrl.of(errand.settings().hooks().hub().orElseThrow());
        };
    }

    private static Map<String, String> environment(Pending news, PendingHooks errand) {
        return Map.of(
                WITHIN,
                "1",
                "SEEDCAST_DIR",
                errand.layout().root().toString(),
                "SEEDCAST_SITE",
                errand.layout().site().toString(),
                "SEEDCAST_CHANGED",
                String.join(" ", news.feeds()),
                "SEEDCAST_NEW_ITEMS",
                String.valueOf(news.items().size()));
    }

    private static String body(Pending news, PendingHooks errand) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setHtmlSafe(false);
            json.beginObject()
                    .name("event")
                    .value("published")
                    .name("title")
                    .value(Secrets.in(errand.title()).redacted());
            if (errand.settings().baseUrl().isPresent()) {
                json.name("site").value(errand.settings().baseUrl().get().toString());
            }
            list(json, "changed", news.feeds());
            list(json, "items", news.items());
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private static void list(JsonWriter json, String name, Collection<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : List.copyOf(values)) {
            json.value(value);
        }
        json.endArray();
    }
}
