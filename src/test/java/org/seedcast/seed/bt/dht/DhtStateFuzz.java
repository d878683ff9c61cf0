package org.seedcast.seed.bt.dht;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;

/** The file in which a DHT node keeps whom it knows: what is read is written again, or passed over. */
public final class DhtStateFuzz {
    private DhtStateFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Path folder = Files.createTempDirectory("dht-state");
        Path path = folder.resolve("dht.dat");
        try {
            Files.write(path, data);
            StateFile file = new StateFile(path, new AtomicFile(Disk.REAL));
            var state = file.read();
            if (state.isPresent()) {
                file.write(state.get());
                if (file.read().isEmpty()) {
                    throw new AssertionError("it cannot read what it wrote");
                }
            }
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
    }
}
