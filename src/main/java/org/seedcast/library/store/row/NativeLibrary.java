package org.seedcast.library.store.row;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.sqlite.util.OSInfo;

/**
 * The native part of SQLite, which lies beside the jars: {@code lib/native/Linux/x86_64/libsqlitejdbc.so}. By default
 * the driver unpacks it from its jar into the temporary folder at each start, which fails if that is mounted noexec,
 * and leaves it there when the run is killed.
 */
final class NativeLibrary {
    private NativeLibrary() {}

    /** Passes its directory to the driver; if the program is not packaged, the driver uses its default. */
    static void announce() {
        directory().ifPresent(directory -> {
            System.setProperty("org.sqlite.lib.path", directory.toString());
            // Searched for what earlier runs left there.
            System.setProperty("org.sqlite.tmpdir", directory.toString());
        });
    }

    private static Optional<Path> directory() {
        CodeSource source = NativeLibrary.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            Path natives = Path.of(source.getLocation().toURI()).resolveSibling("native");
            // As the driver calls it: by system, C library and processor.
            return Files.isDirectory(natives)
                    ? Optional.of(natives.resolve(OSInfo.getNativeLibFolderPathForCurrentOS()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            throw new AssertionError("a class path of URLs that are none: " + source.getLocation(), e);
        }
    }
}
