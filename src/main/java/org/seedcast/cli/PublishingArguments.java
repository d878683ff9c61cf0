package org.seedcast.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Converters;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.Switch;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.config.Change;
import org.seedcast.config.PublishingOptions;

/** How a library is published; the library remembers it. */
final class PublishingArguments {
    private final Values<Converters.Tier> trackers = Values.of(
            "--tracker",
            "URL",
            Converters::tier,
            "Announce to this tracker; repeatable, and commas in one value make one tier. Remembered; an empty value takes back what is, also of the other options.");

    private final Value<Change<URI>> baseUrl = Value.of(
            "--base-url",
            "URL",
            text -> Change.parse(text, Converters::webUrl),
            "Where DIR/site is published. Remembered.");

    private final Value<Change<URI>> mediaUrl = Value.of(
            "--media-url",
            "URL",
            text -> Change.parse(text, Converters::webReference),
            "Where DIR/media is published; becomes the web seed. May be relative to --base-url. Remembered.");

    private final Switch own = Switch.of("--own", "This is my show: directories may list the feeds. Remembered.");

    private final Switch webSeedOrigin = Switch.of(
            "--web-seed-origin",
            "The address in the feed is a web seed too, of a file that is fetched a second time and is the same."
                    + " Remembered.");

    private final Value<Path> template = Value.of(
            "--template",
            "DIR",
            Converters::directory,
            "Make the pages with page.html, style.css or page.js of this directory, as far as it has them;"
                    + " what else it holds is copied beside them. Remembered.");

    private final Flag noTemplate = Flag.of("--no-template", "Make the pages as seedcast comes with them.");

    private final Switch groupAccess = Switch.of(
            "--group-access",
            "Let the group of DIR's folders work with the library, too, not its owner alone. Remembered.");

    private final ShowArguments show = new ShowArguments();

    private final HookArguments hooks = new HookArguments();

    /** In the order of the help. */
    List<Argument> all() {
        List<Argument> all = new ArrayList<>(
                List.of(trackers, baseUrl, mediaUrl, own, webSeedOrigin, template, noTemplate, groupAccess));
        all.addAll(show.all());
        all.addAll(hooks.all());
        return all;
    }

    PublishingOptions options() {
        HookArguments.exclude(template.isGiven() && noTemplate.isGiven(), "template");
        return new PublishingOptions(
                baseUrl.or(Change.none()),
                mediaUrl.or(Change.none()),
                Converters.Tier.change(trackers.all()),
                own.get(),
                webSeedOrigin.get(),
                template.get(),
                noTemplate.isGiven(),
                show.options(),
                hooks.options(),
                groupAccess.get());
    }
}
