package org.seedcast.publish.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Presence;

/** A Mustache template of pages: it escapes every text unless the template asks for it raw. */
public final class PageTemplate {
    private static final Pattern LINE = Pattern.compile("^(.*) @ line (\\d++)$");

    private static final String HINT =
            "src/site/template.md lists what a template may hold; --no-template uses the pages that come with seedcast";

    /** The user's file; null for our own. */
    private final @Nullable Path file;

    private final Template template;

    private PageTemplate(@Nullable Path file, Template template) {
        this.file = file;
        this.template = template;
    }

    /** @param name of one that the program comes with */
    static PageTemplate ours(String name) {
        return new PageTemplate(null, compile(OwnFiles.text(name)));
    }

    /**
     * @param folder the user's; our own template is taken where it has none
     * @param name of the file
     */
    static PageTemplate of(Optional<Path> folder, String name) throws TemplateBroken {
        if (folder.isEmpty()) {
            return ours(name);
        }
        Path file = folder.get().resolve(name);
        try {
            if (!Presence.exists(file)) {
                return ours(name);
            }
            return new PageTemplate(file, compile(Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw TemplateBroken.of(file, "it is not UTF-8", HINT, e);
        } catch (IOException e) {
            throw TemplateBroken.unreadable(file, e);
        } catch (MustacheException e) {
            throw broken(file, e);
        }
    }

    private static Template compile(String text) {
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .defaultValue("")
                .withLoader(PageTemplate::refuse)
                .compile(text);
    }

    private static Reader refuse(String partial) {
        throw new MustacheException("{{>" + partial + "}} is not supported: a template is one file");
    }

    String render(Map<String, Object> variables) throws TemplateBroken {
        try {
            return template.execute(variables);
        } catch (MustacheException e) {
            if (file == null) {
                throw e; // ours is tested
            }
            throw broken(file, e);
        }
    }

    /** Mustache names the line at the end of its message. */
    private static TemplateBroken broken(Path file, MustacheException e) {
        String line = e instanceof MustacheException.Context context ? "line " + context.lineNo + ": " : "";
        String message = SeedcastException.reason(e);
        if (e instanceof MustacheParseException) {
            message = LINE.matcher(message).replaceFirst("line $2: $1");
        }
        return TemplateBroken.of(file, line + message, HINT, e);
    }
}
