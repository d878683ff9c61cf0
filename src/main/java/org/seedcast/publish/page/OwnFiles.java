package org.seedcast.publish.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The page, style and script that come with the program. */
final class OwnFiles {
    private OwnFiles() {}

    static byte[] bytes(String name) {
        try (InputStream resource = OwnFiles.class.getResourceAsStream("/org/seedcast/publish/" + name)) {
            if (resource == null) {
                throw new AssertionError(name + " is missing from the program");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(name + " cannot be read from the program", e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
