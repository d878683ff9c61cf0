package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.peers.Aria2;
import org.seedcast.peers.Download;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.Network;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;

/** What lies in examples/publish, with the programs it is written for, from a library to a download without any peer. */
@Timeout(120)
class PublishExamplesIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path library;
    private final Path home;
    private int port;

    PublishExamplesIT(@TempDir Path directory, @TempDir Path home) {
        this.library = directory.resolve("show");
        this.home = home;
    }

    /** A web server whose example is to be tried. */
    private enum Server {
        NGINX("nginx", "nginx.conf") {
            @Override
            String whole(String example, int port, Path home) {
                String here = example.replaceAll("(?m)^  listen \\[::]:80;\\n", "")
                        .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                        .replaceFirst("\\n  index", "\n  location ~ \\\\.php { return 200 'it ran'; }\n  index");
                // as Debian's nginx.conf is around what it includes
                return """
                        daemon off;
                        pid %1$s/nginx.pid;
                        error_log %1$s/error.log;
                        events { worker_connections 64; }
                        http {
                          include /etc/nginx/mime.types;
                          default_type application/octet-stream;
                          access_log off;
                          client_body_temp_path %1$s/body;
                          proxy_temp_path %1$s/proxy;
                          fastcgi_temp_path %1$s/fastcgi;
                          uwsgi_temp_path %1$s/uwsgi;
                          scgi_temp_path %1$s/scgi;
                          %2$s
                        }
                        """
                        .formatted(home, here);
            }

            @Override
            List<String> command(Path program, Path home, Path configuration) {
                // its workers are not root, and the folders of tests are nobody else's
                return List.of(
                        program.toString(),
                        "-p",
                        home.toString(),
                        "-e",
                        home + "/error.log",
                        "-g",
                        "master_process off;",
                        "-c",
                        configuration.toString());
            }
        },
        CADDY("caddy", "Caddyfile") {
            @Override
            String whole(String example, int port, Path home) {
                String here = example.replace("\nmirror.example {", "\nhttp://127.0.0.1:" + port + " {");
                return "{\n\tadmin off\n\tauto_https off\n\tstorage file_system " + home + "\n}\n" + here;
            }

            @Override
            List<String> command(Path program, Path home, Path configuration) {
                return List.of(
                        "/usr/bin/env",
                        "HOME=" + home,
                        program.toString(),
                        "run",
                        "--adapter",
                        "caddyfile",
                        "--config",
                        configuration.toString());
            }
        },
        APACHE("apache2", "apache.conf") {
            @Override
            String whole(String example, int port, Path home) {
                StringBuilder modules = new StringBuilder();
                for (String module : List.of(
                        "mpm_prefork",
                        "authz_core",
                        "mime",
                        "alias",
                        "dir",
                        "headers",
                        "filter",
                        "env",
                        "cgi",
                        "include",
                        "negotiation")) {
                    modules.append("LoadModule %1$s_module /usr/lib/apache2/modules/mod_%1$s.so\n".formatted(module));
                }
                // as Debian's PHP is configured, and as others tell to
                modules.append("LoadModule php_module " + phpModule() + "\n")
                        .append("AddHandler application/x-httpd-php .php .phtml .phar\n")
                        .append(
                                "<FilesMatch \".+\\.ph(?:ar|p|tml)$\">\nSetHandler application/x-httpd-php\n</FilesMatch>\n")
                        .append("AddHandler cgi-script .cgi .pl .sh\nAddType text/html .shtml\n")
                        .append("AddOutputFilter INCLUDES .shtml\nAddHandler type-map .var\n")
                        .append("<Directory />\nOptions All\nAllowOverride All\n</Directory>\n");
                return """
                        ServerName localhost
                        ServerRoot %1$s
                        PidFile %1$s/apache.pid
                        ErrorLog %1$s/error.log
                        Listen 127.0.0.1:%2$d
                        KeepAlive Off
                        TypesConfig /etc/mime.types
                        DefaultRuntimeDir %1$s
                        User www-data
                        Group www-data
                        %3$s
                        %4$s
                        """
                        .formatted(home, port, modules, example.replace("*:80", "127.0.0.1:" + port));
            }

            @Override
            List<String> command(Path program, Path home, Path configuration) {
                return List.of(program.toString(), "-X", "-f", configuration.toString());
            }
        };

        private final String program;
        private final String example;

        Server(String program, String example) {
            this.program = program;
            this.example = example;
        }

        /** The example with what a machine has around it. */
        abstract String whole(String example, int port, Path home);

        abstract List<String> command(Path program, Path home, Path configuration);

        /** Serves {@code library}, which the example has at /srv/show. */
        Program start(Path library, int port, Path home) throws IOException {
            Path found = Tools.require(program);
            String text = Files.readString(Packaged.checkout("examples/publish/" + example));
            Path configuration = home.resolve(example);
            Files.writeString(configuration, whole(text, port, home).replace("/srv/show", library.toString()));
            return Program.start(home, command(found, home, configuration)).listening(port);
        }
    }

    /** Of whatever version Debian has. */
    private static Path phpModule() {
        Tools.require("php");
        try (Stream<Path> modules = Files.list(Path.of("/usr/lib/apache2/modules"))) {
            return modules.filter(file -> file.getFileName().toString().matches("libphp[\\d.]*\\.so"))
                    .sorted()
                    .findFirst()
                    .orElseGet(() -> Tools.requireDirectory(Path.of("/nowhere"), "libapache2-mod-php"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void mirrorTheExample() throws Exception {
        port = OpenTracker.freePort();
        String feed = Packaged.checkout("examples/netlabel/feed.xml").toString();
        assertRun(0, "mirror", feed, "--dir", library.toString(), "-q", "--base-url", url(), "--media-url", "media/");
        // what runs a web server is not whoever runs the test
        Tools.run(LIMIT, "/bin/chmod", "-R", "a+rX", String.valueOf(library.getParent()), home.toString());
    }

    private String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    private static String assertRun(int code, String... args) throws Exception {
        Tools.Result run = Packaged.run(args);
        assertThat(run.exitCode()).as(run.output()).isEqualTo(code);
        return run.output();
    }

    private static List<Path> torrents(Path site) throws IOException {
        try (Stream<Path> files = Files.list(site.resolve("torrents"))) {
            return files.sorted().toList();
        }
    }

    private static void assertMedia(Path downloaded, Path library) throws IOException {
        try (Stream<Path> media = Files.list(library.resolve("media"))) {
            for (Path file : media.toList()) {
                assertThat(downloaded.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSiteIsPublishedAsItShouldBe(Server server) throws Exception {
        Files.writeString(library.resolve("media/half.mp3.part"), "half");
        try (Program web = server.start(library, port, home)) {
            assertThat(assertRun(0, "check", library.toString(), "--pieces", "99"))
                    .contains("all 3 files match their torrents", "web-seeds            3 of 3")
                    .doesNotContain("worth knowing: web seeds");
            assertThat(ask("media/half.mp3.part").statusCode())
                    .as("half a download")
                    .isIn(403, 404);
            assertThat(ask("").statusCode()).isEqualTo(200);
            assertThat(ask("").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            assertThat(web.isRunning()).isTrue();
        }
    }

    /** Libraries of earlier versions may hold files of any name. */
    @ParameterizedTest
    @EnumSource
    void nothingOfALibraryRunsWhateverItIsCalled(Server server) throws Exception {
        String content = "#!/bin/sh\necho; echo $((6*7)) <?php echo 'r' . 'an'; ?><!--#echo var='DATE_GMT' --><script>";
        List<String> names = new ArrayList<>();
        for (String extension : List.of(
                "php",
                "PHP",
                "phtml",
                "phar",
                "phps",
                "php.mp3",
                "php.torrent",
                "php.bin",
                "cgi",
                "pl",
                "sh",
                "html",
                "htm",
                "shtml",
                "xhtml",
                "svg",
                "xml",
                "js",
                "css",
                "var",
                "swf",
                "exe",
                "bin")) {
            names.add("media/2025-06-03-shell." + extension);
        }
        names.add("site/torrents/2025-06-03-shell.php.torrent");
        for (String name : names) {
            Files.writeString(library.resolve(name), content);
        }
        Files.writeString(library.resolve("media/.htaccess"), "SetHandler application/x-httpd-php\n");
        Tools.run(LIMIT, "/bin/chmod", "-R", "a+rx", String.valueOf(library.getParent()));
        try (Program web = server.start(library, port, home)) {
            for (String name : names) {
                HttpResponse<String> answer = ask(name.replaceFirst("^site/", ""));
                // that PHP's configuration forbids .phps is well, too
                assertThat(answer.statusCode()).as(name).isIn(200, 403);
                if (answer.statusCode() == 200) {
                    assertThat(answer.body()).as(name).isEqualTo(content);
                }
                assertThat(header(answer, "X-Content-Type-Options")).as(name).isEqualTo("nosniff");
                assertThat(header(answer, "Content-Type"))
                        .as(name)
                        .matches("application/octet-stream|audio/mpeg|application/x-bittorrent|text/html.*")
                        .satisfies(
                                type -> assertThat(type.startsWith("text/html")).isEqualTo(answer.statusCode() == 403));
                if (header(answer, "Content-Type").equals("application/octet-stream")) {
                    assertThat(header(answer, "Content-Disposition")).as(name).isEqualTo("attachment");
                }
            }
            HttpResponse<String> page = ask("");
            assertThat(header(page, "Content-Security-Policy")).contains("default-src 'self'");
            assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(ask("podcast.xml"), "Content-Type")).startsWith("application/rss+xml");
            assertThat(ask("media/2025-09-05-low-tide.mp3").headers().firstValue("Content-Disposition"))
                    .isEmpty();
            assertThat(web.isRunning()).isTrue();
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> ask(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void clientsFinishFromTheWebSeedWithNoPeerOnline() throws Exception {
        Path one = Files.createDirectory(home.resolve("aria2"));
        Path other = Files.createDirectory(home.resolve("libtorrent"));
        try (Program web = Server.NGINX.start(library, port, home)) {
            for (Path torrent : torrents(library.resolve("site"))) {
                Aria2.download(torrent, one, LIMIT);
                Download download = new Download(Network.LOOPBACK, "127.0.0.1", torrent.toString(), other);
                try (Libtorrent libtorrent = Libtorrent.start(download, Libtorrent.Encryption.DEFAULT)) {
                    libtorrent.complete(LIMIT);
                }
            }
            assertThat(web.isRunning()).isTrue();
        }
        assertMedia(one, library);
        assertMedia(other, library);
    }

    @Test
    void clientsFinishAFolderOfOneFileFromTheWebSeed() throws Exception {
        Path release = Files.createDirectories(library.resolve("media/A single"));
        Path track = Files.write(release.resolve("01 Tide & Time.flac"), new byte[100_000]);
        assertRun(0, "torrent", release.toString(), "--library", library.toString(), "-q");
        Path torrent = torrents(library.resolve("site")).stream()
                .filter(file -> file.toString().contains("single"))
                .findFirst()
                .orElseThrow();
        Path one = Files.createDirectory(home.resolve("aria2"));
        Path other = Files.createDirectory(home.resolve("libtorrent"));
        try (Program web = Server.NGINX.start(library, port, home)) {
            Aria2.download(torrent, one, LIMIT);
            Download download = new Download(Network.LOOPBACK, "127.0.0.1", torrent.toString(), other);
            try (Libtorrent libtorrent = Libtorrent.start(download, Libtorrent.Encryption.DEFAULT)) {
                libtorrent.complete(LIMIT);
            }
            assertThat(assertRun(0, "check", library.toString(), "--only", "web-seeds"))
                    .contains("web-seeds            4 of 4");
            assertThat(web.isRunning()).isTrue();
        }
        for (Path directory : List.of(one, other)) {
            assertThat(directory.resolve("A single/01 Tide & Time.flac")).hasSameBinaryContentAs(track);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCopyOnAnotherServerIsWhole(Copier copier) throws Exception {
        Path published = home.resolve("published");
        copier.copy(library, published);
        try (Program web = serve(published)) {
            assertThat(assertRun(0, "check", library.toString(), "--only", "site,web-seeds"))
                    .contains("web-seeds            3 of 3");
            assertRun(0, "retire", library.toString(), "2025-09-05-low-tide.mp3", "--delete", "-q");
            copier.copy(library, published);
            assertThat(assertRun(0, "check", library.toString(), "--only", "site,web-seeds"))
                    .contains("web-seeds            2 of 2");
            assertThat(web.isRunning()).isTrue();
        }
        assertThat(published.resolve("torrents/2025-09-05-low-tide.mp3.torrent"))
                .doesNotExist();
        assertThat(published.resolve("media/2025-09-05-low-tide.mp3")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void whereFilesCannotBeCopiedNoFeedNamesThem(Copier copier) throws Exception {
        Path published = Files.createDirectory(home.resolve("published"));
        Files.writeString(published.resolve("torrents"), "in the way");

        assertThat(copier.run(library, published).exitCode()).isNotZero();

        assertThat(published.resolve("media/2025-09-05-low-tide.mp3")).exists();
        assertThat(published.resolve("torrents.xml")).doesNotExist();
        assertThat(published.resolve("podcast.xml")).doesNotExist();
        assertThat(published.resolve("index.html")).doesNotExist();
    }

    /** A script that copies a library to where it is published. */
    private enum Copier {
        RSYNC("rsync", "publish-rsync"),
        RCLONE("rclone", "publish-rclone");

        private final String program;
        private final String script;

        Copier(String program, String script) {
            this.program = program;
            this.script = script;
        }

        Tools.Result run(Path library, Path target) throws Exception {
            Tools.require(program);
            String path = Packaged.checkout("examples/publish/" + script).toString();
            return Tools.run(LIMIT, path, library.toString(), target.toString());
        }

        void copy(Path library, Path target) throws Exception {
            Tools.Result run = run(library, target);
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    /** The copy, laid out as the server of the example has it. */
    private Program serve(Path published) throws Exception {
        Path layout = Files.createDirectory(home.resolve("layout"));
        Files.createSymbolicLink(layout.resolve("site"), published);
        Files.createSymbolicLink(layout.resolve("media"), published.resolve("media"));
        return Server.NGINX.start(layout, port, home);
    }
}
