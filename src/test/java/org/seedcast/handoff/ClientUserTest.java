package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientUserTest {
    private static final List<String> SOCKETS = List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:2383 00000000:0000 0A 00000000:00000000 00:00000000 00000000   107        0 29 1 0",
            "   1: 0100007F:1F90 0100007F:9999 01 00000000:00000000 00:00000000 00000000  1000        0 30 1 0");

    @ParameterizedTest
    @CsvSource({"9091, 107", "8080, ", "80, "})
    void theSystemTellsWhoListens(int port, @Nullable Integer user) {
        assertThat(ClientUser.of(SOCKETS, port))
                .isEqualTo(Optional.ofNullable(user).map(ClientUser::new));
    }

    @Test
    void rightsOfGroupsAreNotKnown(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("f"));
        int owner = (Integer) Files.getAttribute(file, "unix:uid");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(new ClientUser(owner).mayWrite(file)).isTrue();
        assertThat(new ClientUser(0).mayWrite(file)).isTrue();
        assertThat(new ClientUser(owner + 4711).mayWrite(file)).isFalse();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--rw-"));
        assertThat(new ClientUser(owner + 4711).mayWrite(file)).isTrue();
    }
}
