package org.seedcast.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Options for publishing a library, as far as the command line names them; anything else stays as the library has it.
 *
 * @param baseUrl absolute, http or https
 * @param mediaUrl may be relative to the base URL
 * @param trackers tiers of announce URLs
 * @param template a directory with a page, style or script of the operator
 * @param noTemplate whether the page is to be ours again
 * @param groupAccess whether the group of the library's directories is to work with it
 * @param hand which other clients seed it
 */
public record PublishingOptions(
        Change<URI> baseUrl,
        Change<URI> mediaUrl,
        Change<List<List<URI>>> trackers,
        Optional<Boolean> own,
        Optional<Boolean> webSeedOrigin,
        Optional<Path> template,
        boolean noTemplate,
        ShowOptions show,
        HookOptions hooks,
        Optional<Boolean> groupAccess,
        HandOptions hand) {
    /** Everything stays as the library has it. */
    public static final PublishingOptions NONE =
            new PublishingOptions(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** Leaves it as it is whether an origin may be a web seed. */
    public PublishingOptions(
            Optional<URI> baseUrl, Optional<URI> mediaUrl, List<List<URI>> trackers, Optional<Boolean> own) {
        this(baseUrl, mediaUrl, trackers, own, Optional.empty());
    }

    /** Leaves the page as it is, and what is said of the show, and to whom. */
    public PublishingOptions(
            Optional<URI> baseUrl,
            Optional<URI> mediaUrl,
            List<List<URI>> trackers,
            Optional<Boolean> own,
            Optional<Boolean> webSeedOrigin) {
        this(
                Change.ofOptional(baseUrl),
                Change.ofOptional(mediaUrl),
                trackers.isEmpty() ? Change.none() : Change.to(trackers),
                own,
                webSeedOrigin,
                Optional.empty(),
                false,
                ShowOptions.NONE,
                HookOptions.NONE,
                Optional.empty(),
                HandOptions.NONE);
    }

    /** Makes options with only the show's description, and whether to trust the library's hooks. */
    public PublishingOptions(ShowOptions show, HookOptions hooks) {
        this(Change.none(), show, hooks);
    }

    /** As {@link #PublishingOptions(ShowOptions, HookOptions)}, and which trackers all torrents are announced to. */
    public PublishingOptions(Change<List<List<URI>>> trackers, ShowOptions show, HookOptions hooks) {
        this(
                Change.none(),
                Change.none(),
                trackers,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                show,
                hooks,
                Optional.empty(),
                HandOptions.NONE);
    }

    /** The same, with {@code other} as the options for handing over. */
    public PublishingOptions with(HandOptions other) {
        return new PublishingOptions(
                baseUrl, mediaUrl, trackers, own, webSeedOrigin, template, noTemplate, show, hooks, groupAccess, other);
    }

    public PublishingOptions {
        trackers = trackers.map(tiers -> tiers.stream().map(List::copyOf).toList());
    }
}
