package org.seedcast.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("try") // a lock is held by being there, not by being used
class ProcessLockTest {
    private static final String THIS_PROCESS =
            "process " + ProcessHandle.current().pid();

    private final Path folder;
    private final Path file;

    ProcessLockTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("lock");
    }

    @Test
    void oneHolderInAProcess() throws Exception {
        try (ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
            assertThat(ProcessLock.tryAcquire(link())).as("by another path").isEmpty();
            assertThat(ProcessLock.holder(file)).isEqualTo(THIS_PROCESS);
        }
        Optional<ProcessLock> again = ProcessLock.tryAcquire(file);
        assertThat(again).isPresent();
        again.get().close();
    }

    @Test
    void closingTwiceDoesNotFreeTheNextHolder() throws Exception {
        ProcessLock first = ProcessLock.tryAcquire(file).orElseThrow();
        first.close();
        try (ProcessLock second = ProcessLock.tryAcquire(file).orElseThrow()) {
            first.close();

            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        }
    }

    @Test
    void anotherProcessIsKeptOut() throws Exception {
        try (ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow();
                LockHolder other = LockHolder.start(file)) {
            assertThat(other.holds()).isFalse();
        }
    }

    /** On POSIX, closing any handle of the file drops the locks of the whole process. */
    @Test
    void lookingAtALockHeldHereDoesNotLetOthersIn() throws Exception {
        try (ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
            assertThat(ProcessLock.holder(file)).isEqualTo(THIS_PROCESS);
            try (LockHolder other = LockHolder.start(file)) {
                assertThat(other.holds()).isFalse();
            }
        }
    }

    @Test
    void aLockDiesWithItsHolder() throws Exception {
        try (LockHolder other = LockHolder.start(file)) {
            assertThat(other.holds()).isTrue();
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
            assertThat(ProcessLock.holder(file)).isEqualTo("process " + other.pid());
        }
        Optional<ProcessLock> lock = ProcessLock.tryAcquire(file);
        assertThat(lock).as("after SIGKILL of the holder").isPresent();
        assertThat(ProcessLock.holder(file)).isEqualTo(THIS_PROCESS);
        lock.get().close();
    }

    @Test
    void aHolderThatLeftNoNameIsAnotherProcess() throws Exception {
        assertThat(ProcessLock.holder(file)).as("no file").isEqualTo("another process");
        Files.writeString(file, "\u001b[2J rm -rf");
        assertThat(ProcessLock.holder(file)).as("no number").isEqualTo("another process");
    }

    private Path link() throws Exception {
        return Files.createLink(folder.resolve("the-same-file"), file);
    }
}
