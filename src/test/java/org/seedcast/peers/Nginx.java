package org.seedcast.peers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.seedcast.Tools;

/** Debian's nginx on 127.0.0.1, for one folder. */
public final class Nginx implements AutoCloseable {
    private final Program program;
    private final int port;
    private final Path log;

    private Nginx(Program program, int port, Path log) {
        this.program = program;
        this.port = port;
        this.log = log;
    }

    /**
     * Serves {@code folder} on {@code port}.
     *
     * @param home for its configuration and logs
     * @param lines more of the configuration, inside its server
     */
    public static Nginx start(Path home, int port, Path folder, String... lines) throws IOException {
        String nginx = Tools.require("nginx").toString();
        Path configuration = Files.createDirectories(home).resolve("nginx.conf");
        Files.writeString(
                configuration,
                """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 64; }
                http {
                  types { text/html html; text/xml xml; audio/mpeg mp3; }
                  access_log %1$s/access.log;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server {
                    listen 127.0.0.1:%2$d;
                    root "%3$s";
                    %4$s
                  }
                }
                """
                        .formatted(home, port, folder, String.join("\n", lines)));
        List<String> command =
                List.of(nginx, "-p", home.toString(), "-e", home + "/error.log", "-c", configuration.toString());
        return new Nginx(Program.start(home, command).listening(port), port, home.resolve("access.log"));
    }

    /** The address of {@code path} below the folder. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + "/" + path);
    }

    /** A line for each request that was answered. */
    public String requests() {
        return Program.text(log);
    }

    @Override
    public void close() {
        program.close();
    }
}
