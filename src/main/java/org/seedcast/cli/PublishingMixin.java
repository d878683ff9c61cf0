package org.seedcast.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.PublishingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a library is published; the library remembers it. */
@Command(addMethodSubcommands = false)
final class PublishingMixin {
    @Option(
            names = "--tracker",
            paramLabel = "URL",
            converter = Converters.ToTier.class,
            description = "Announce to this tracker; repeatable, and commas in one value make one tier. Remembered.")
    List<Converters.Tier> trackers = List.of();

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            converter = Converters.ToWebUrl.class,
            description = "Where DIR/site is published. Remembered.")
    @Nullable
    URI baseUrl;

    @Option(
            names = "--media-url",
            paramLabel = "URL",
            converter = Converters.ToWebReference.class,
            description =
                    "Where DIR/media is published; becomes the web seed. May be relative to --base-url. Remembered.")
    @Nullable
    URI mediaUrl;

    @Option(
            names = "--own",
            negatable = true,
            description = "This is my show: directories may list the feeds. Remembered.")
    @Nullable
    Boolean own;

    @Option(
            names = "--web-seed-origin",
            negatable = true,
            description =
                    "The address in the feed is a web seed too, of a file that is fetched a second time and is the same."
                            + " Remembered.")
    @Nullable
    Boolean webSeedOrigin;

    @Option(
            names = "--template",
            paramLabel = "DIR",
            converter = Converters.ToDirectory.class,
            description =
                    "Make the pages with page.html, style.css or page.js of this directory, as far as it has them;"
                            + " what else it holds is copied beside them. Remembered.")
    @Nullable
    Path template;

    @Option(names = "--no-template", description = "Make the pages as seedcast comes with them.")
    boolean noTemplate;

    @Mixin
    ShowMixin show = new ShowMixin();

    @Mixin
    HookMixin hooks = new HookMixin();

    PublishingOptions options() {
        HookMixin.exclude(template != null && noTemplate, "template");
        return new PublishingOptions(
                Optional.ofNullable(baseUrl),
                Optional.ofNullable(mediaUrl),
                trackers.stream().map(Converters.Tier::trackers).toList(),
                Optional.ofNullable(own),
                Optional.ofNullable(webSeedOrigin),
                Optional.ofNullable(template),
                noTemplate,
                show.options(),
                hooks.options());
    }
}
