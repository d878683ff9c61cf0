package org.seedcast.publish;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.seedcast.publish.page.Assets;
import org.seedcast.publish.page.TemplateBroken;
import org.seedcast.publish.page.Templates;

/**
 * Appearance of a show's pages: the operator's templates, or those that come with seedcast.
 *
 * @param templates empty if the operator's cannot be used, and the existing pages stay
 * @param assets files next to the pages; empty if the existing ones stay
 * @param fault why the operator's template cannot be used
 */
record Looks(Optional<Templates> templates, Optional<Map<String, byte[]>> assets, Optional<TemplateBroken> fault) {

    /**
     * Loads the template in {@code folder}.
     *
     * @param urgent whether the pages are to be written in any case, as they name retired items
     */
    static Looks of(Optional<Path> folder, boolean urgent) {
        try {
            return new Looks(Optional.of(Templates.of(folder)), Optional.of(Assets.of(folder)), Optional.empty());
        } catch (TemplateBroken e) {
            return broken(e, urgent);
        }
    }

    /** Without the operator's template, as it was found that it cannot be used. */
    static Looks broken(TemplateBroken fault, boolean urgent) {
        return new Looks(
                urgent ? Optional.of(Templates.ours()) : Optional.empty(),
                Optional.empty(),
                Optional.of(urgent ? fault.replaced() : fault.skipped()));
    }
}
