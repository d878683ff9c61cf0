package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Maven fetches is pinned by hash. */
class ChecksumsTest {
    private static final Path SCRIPT = Path.of("scripts/checksums").toAbsolutePath();
    private static final String MUSTACHE = "com/samskivert/jmustache/1.16/jmustache-1.16.jar";

    @TempDir
    Path repository = Path.of("");

    @Test
    void aDependencyAsPinnedPasses() throws Exception {
        Path jar = fetched();

        assertThat(check(jar).exitCode()).isZero();
    }

    @Test
    void aChangedDependencyEndsTheBuild() throws Exception {
        Path jar = fetched();
        Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);

        Tools.Result result = check(jar);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains(MUSTACHE + ": FAILED").contains("do not build");
    }

    /** Plugins and POMs are on no class path. */
    @Test
    void aChangedFileThatIsOnNoClassPathEndsTheBuildToo() throws Exception {
        Files.write(fetched(), new byte[] {0}, StandardOpenOption.APPEND);

        assertThat(check(Path.of("/none.jar")).exitCode()).isEqualTo(1);
    }

    @Test
    void aDependencyThatIsNotPinnedEndsTheBuild() throws Exception {
        Path jar = fetched();
        Path other = Files.copy(jar, jar.resolveSibling("jmustache-1.17.jar"));

        Tools.Result result = check(other);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("jmustache-1.17.jar").contains("scripts/checksums renew");
    }

    private Path fetched() throws IOException {
        URI jar = URI.create(Mustache.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        Path copy = repository.resolve(MUSTACHE);
        Files.createDirectories(copy.getParent());
        return Files.copy(Path.of(jar), copy);
    }

    private Tools.Result check(Path onClassPath) throws IOException, InterruptedException {
        return Tools.run(
                Duration.ofSeconds(60), SCRIPT.toString(), "check", repository.toString(), onClassPath.toString());
    }
}
