package org.seedcast.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.seedcast.Tools;

/** Apache with PHP, as most podcasts with a site of their own have it. */
public final class Apache {
    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

    private Apache() {}

    /** Serves {@code home/htdocs}, and runs what ends in .php there. */
    public static Program withPhp(Path home, int port, String directives) throws IOException {
        Path configuration = Files.writeString(
                home.resolve("apache.conf"),
                """
                ServerName localhost
                ServerRoot %1$s
                PidFile %1$s/apache.pid
                ErrorLog %1$s/error.log
                DefaultRuntimeDir %1$s
                Listen 127.0.0.1:%2$d
                User www-data
                Group www-data
                LoadModule mpm_prefork_module %3$s/mod_mpm_prefork.so
                LoadModule authz_core_module %3$s/mod_authz_core.so
                LoadModule mime_module %3$s/mod_mime.so
                LoadModule headers_module %3$s/mod_headers.so
                LoadModule php_module %4$s
                TypesConfig /etc/mime.types
                DocumentRoot %1$s/htdocs
                <FilesMatch "\\.php$">
                SetHandler application/x-httpd-php
                </FilesMatch>
                %5$s
                """
                        .formatted(home, port, MODULES, phpModule(), directives));
        Path program = Tools.require("apache2");
        return Program.start(home, List.of(program.toString(), "-X", "-f", configuration.toString()))
                .listening(port);
    }

    /** Lets whoever Apache runs as read {@code folder}, which is below {@code home}. */
    public static void open(Path folder, Path home) throws IOException {
        for (Path one = folder; one != null && one.startsWith(home); one = one.getParent()) {
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Finds the module of whatever version Debian has. */
    private static Path phpModule() {
        Tools.require("php");
        try (Stream<Path> modules = Files.list(MODULES)) {
            return modules.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith("libphp") && name.endsWith(".so");
                    })
                    .sorted()
                    .findFirst()
                    .orElseGet(() -> Tools.requireDirectory(Path.of("/nowhere"), "libapache2-mod-php"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
