package org.seedcast.app.mirror;

import org.seedcast.app.publish.Distribution;
import org.seedcast.app.publish.HookRunner;
import org.seedcast.app.publish.Publication;
import org.seedcast.app.publish.SettingsUpdate;

/** The steps of a run, in the order in which it takes them. */
public record MirrorSteps(
        SettingsUpdate settings,
        FeedImport feed,
        PlanRunner items,
        CoverImport cover,
        CompanionImport companions,
        Publication publication,
        Distribution distribution,
        HookRunner hooks) {}
