package org.seedcast.seed.bt.dht;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import lbms.plugins.mldht.kad.Key;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that exists only while mldht starts, which reads its id from a file, and from nowhere else. */
final class IdFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdFolder.class);

    private final Path folder;
    private final Path file;

    private IdFolder(Path parent) {
        folder = parent.resolve(".dht-" + UUID.randomUUID());
        file = folder.resolve("baseID.config");
    }

    /** @param state of the node; without it the folder is never made, and mldht gives itself an id */
    static IdFolder of(Optional<Path> state, Key id) {
        Optional<Path> parent = state.map(Path::toAbsolutePath).map(Path::getParent);
        IdFolder folder = new IdFolder(parent.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"))));
        if (parent.isPresent()) {
            folder.make(id);
        }
        return folder;
    }

    private void make(Key id) {
        try {
            Disk.REAL.createDirectories(folder);
            new AtomicFile(Disk.REAL).write(file, (id.toString(false) + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("the DHT gets a new node id: cannot write {}: {}", file, SeedcastException.reason(e));
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", folder, SeedcastException.reason(e));
        }
    }
}
