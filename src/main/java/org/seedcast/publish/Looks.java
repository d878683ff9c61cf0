package org.seedcast.publish;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.seedcast.publish.page.Assets;
import org.seedcast.publish.page.PageTemplate;
import org.seedcast.publish.page.TemplateBroken;

/**
 * How the pages of a show look: by the operator's template, or as they come with seedcast.
 *
 * @param template empty where the operator's cannot be used, and the pages there are stay
 * @param assets what stands beside the pages; empty where they stay
 * @param fault why the operator's template cannot be used
 */
record Looks(Optional<PageTemplate> template, Optional<Map<String, byte[]>> assets, Optional<TemplateBroken> fault) {

    /**
     * Those of the template in {@code folder}.
     *
     * @param urgent whether the pages are to be written in any case, as they name what was taken down
     */
    static Looks of(Optional<Path> folder, boolean urgent) {
        try {
            return new Looks(Optional.of(PageTemplate.of(folder)), Optional.of(Assets.of(folder)), Optional.empty());
        } catch (TemplateBroken e) {
            return broken(e, urgent);
        }
    }

    /** Without the operator's template, as it was found that it cannot be used. */
    static Looks broken(TemplateBroken fault, boolean urgent) {
        return new Looks(
                urgent ? Optional.of(PageTemplate.ours(PageTemplate.FILE)) : Optional.empty(),
                Optional.empty(),
                Optional.of(urgent ? fault.replaced() : fault.skipped()));
    }
}
