package org.seedcast.feed;

import java.net.URI;
import java.util.Optional;

/**
 * A feed's description of the show.
 *
 * @param format such as {@code rss_2.0} or {@code atom_1.0}
 * @param title empty when the feed has none
 * @param description as written, may be HTML; empty when the feed has none
 * @param language as written, such as {@code en-us}
 * @param license an SPDX-like id or URL ({@code podcast:license}, {@code creativeCommons:license}), or a copyright that
 *     names one
 * @param locked whether the owner asks other platforms not to import the feed ({@code podcast:locked})
 * @param xml the channel (Atom: feed) element without its items, to be parsed on its own: the namespaces that were in
 *     scope and xml:base are on it
 */
public record FeedChannel(
        String format,
        String title,
        Optional<URI> link,
        String description,
        Optional<String> language,
        Optional<URI> image,
        Optional<String> author,
        Optional<String> license,
        boolean locked,
        String xml) {}
