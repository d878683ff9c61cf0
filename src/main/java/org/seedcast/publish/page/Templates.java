package org.seedcast.publish.page;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The templates of a site, the user's or ours.
 *
 * @param page of those that list items
 * @param item of the page that each item has
 */
public record Templates(PageTemplate page, PageTemplate item) {
    private static final String PAGE = "page.html";
    private static final String ITEM = "item.html";
    /** Their files in the user's folder. */
    static final Set<String> NAMES = Set.of(PAGE, ITEM);

    public static Templates ours() {
        return new Templates(PageTemplate.ours(PAGE), PageTemplate.ours(ITEM));
    }

    /** @param folder the user's; each that it lacks is ours */
    public static Templates of(Optional<Path> folder) throws TemplateBroken {
        return new Templates(PageTemplate.of(folder, PAGE), PageTemplate.of(folder, ITEM));
    }
}
