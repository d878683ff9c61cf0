package org.seedcast.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Switch;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.config.Change;
import org.seedcast.config.PublishingOptions;

/** Options for publishing a library; the library remembers them. */
final class PublishingArguments {
    private final Values<OptionParsers.Tier> trackers = Values.of(
            "--tracker",
            "URL",
            OptionParsers::tier,
            "Announce to this tracker; repeatable, and commas in one value make one tier. Remembered; an empty value "
                    + "removes a remembered one, also of the other options.");

    private final Value<Change<URI>> baseUrl = Value.of(
            "--base-url",
            "URL",
            text -> Change.parse(text, OptionParsers::webUrl),
            "Address at which DIR/site is published. Remembered.");

    private final Value<Change<URI>> mediaUrl = Value.of(
            "--media-url",
            "URL",
            text -> Change.parse(text, OptionParsers::webReference),
            "Address at which DIR/media is published; becomes the web seed. May be relative to --base-url."
                    + " Remembered.");

    private final Switch own = Switch.of("--own", "This is my show: directories may list the feeds. Remembered.");

    private final Switch webSeedOrigin = Switch.of(
            "--web-seed-origin",
            "Use the address in the feed as a web seed, too, for files that are the same when fetched again. "
                    + "Remembered.");

    private final Value<Path> template = Value.of(
            "--template",
            "DIR",
            OptionParsers::directory,
            "Make the pages with page.html, style.css or page.js of this directory, if it has them; its other files "
                    + "are copied beside them. Remembered.");

    private final Flag noTemplate = Flag.of("--no-template", "Use the pages that come with seedcast.");

    private final Switch groupAccess = Switch.of(
            "--group-access", "Let the group of DIR's folders work with the library, not only its owner. Remembered.");

    private final ShowArguments show = new ShowArguments();

    private final HookArguments hooks = new HookArguments();

    final HandArguments hand = new HandArguments();

    /** In the order of the help. */
    List<Argument> all() {
        List<Argument> all = new ArrayList<>(
                List.of(trackers, baseUrl, mediaUrl, own, webSeedOrigin, template, noTemplate, groupAccess));
        all.addAll(show.all());
        all.addAll(hooks.all());
        all.addAll(hand.all());
        return all;
    }

    PublishingOptions options() {
        HookArguments.exclude(template.isGiven() && noTemplate.isGiven(), "template");
        return new PublishingOptions(
                baseUrl.or(Change.none()),
                mediaUrl.or(Change.none()),
                OptionParsers.Tier.change(trackers.all()),
                own.get(),
                webSeedOrigin.get(),
                template.get(),
                noTemplate.isGiven(),
                show.options(),
                hooks.options(),
                groupAccess.get(),
                hand.options());
    }
}
