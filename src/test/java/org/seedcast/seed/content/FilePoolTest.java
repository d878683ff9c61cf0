package org.seedcast.seed.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.LocalUsers;
import org.seedcast.file.Links;

class FilePoolTest {
    private final Path folder;

    FilePoolTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** An operator may keep media on another disk; somebody else may want to read what only this user can. */
    @Test
    void aLinkIsFollowedWhereItIsOnesOwn() throws Exception {
        LocalUsers.requireRoot();
        Path content = Files.writeString(folder.resolve("content"), "secret");
        Path link = Files.createSymbolicLink(folder.resolve("media"), content);
        try (FilePool pool = new FilePool(2)) {
            ByteBuffer read = ByteBuffer.allocate(6);
            pool.read(link, 0, read);
            assertThat(read.array()).asString().isEqualTo("secret");
            pool.forget(link);

            Files.setAttribute(link, "unix:uid", LocalUsers.NOBODY, LinkOption.NOFOLLOW_LINKS);

            assertThatThrownBy(() -> pool.read(link, 0, ByteBuffer.allocate(6))).isInstanceOf(Links.ForeignLink.class);
        }
    }
}
