package org.seedcast.app.publish;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.seedcast.app.event.Event;
import org.seedcast.config.HookOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Folders;
import org.seedcast.library.Hooks;
import org.seedcast.library.Hooks.Hook;
import org.seedcast.library.Layout;

/**
 * Stored hooks that are not used: the library belongs to another user, who may have set them, and a program of his
 * choice would run with the rights of this one.
 *
 * @param stranger to whom the library belongs
 */
record RefusedHooks(String stranger, Set<Hook> hooks) {
    RefusedHooks {
        hooks = Set.copyOf(hooks);
    }

    /** Empty where all are used. */
    static Optional<RefusedHooks> of(Layout layout, Hooks stored, HookOptions given) throws SeedcastException {
        Set<Hook> refused = EnumSet.noneOf(Hook.class);
        refused.addAll(stored.wanted());
        given.command().ifPresent(any -> refused.remove(Hook.COMMAND));
        given.url().ifPresent(any -> refused.remove(Hook.URL));
        given.websub().ifPresent(any -> refused.remove(Hook.WEBSUB));
        return given.trusted() || refused.isEmpty()
                ? Optional.empty()
                : new Folders(layout).stranger().map(owner -> new RefusedHooks(owner, refused));
    }

    Event notice(Layout layout) {
        return new Event.Notice(
                "the hooks of " + layout.root() + " are not used: the library belongs to the user " + stranger,
                Optional.of("run this as that user, or use them anyway: --trust-hooks"));
    }
}
