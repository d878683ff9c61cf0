package org.seedcast.seed.bt;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.Queue;

/** What a peer says by extensions (BEP 10), and the metadata it asks for that way (BEP 9). Only for the network thread. */
final class PeerMetadata {
    /** Of them a torrent of 100 MiB of metadata has more, and a peer that waits for answers none. */
    private static final int MOST_WAITING = 32;

    /** Answers are 16 KiB each; the next waits until they have gone. */
    private static final int MOST_UNSENT_BYTES = 64 << 10;

    private final PeerSocket socket;
    private final ServedTorrent torrent;
    private final Uploads uploads;
    private final Queue<byte[]> answers = new ArrayDeque<>();
    private int reading;
    private int number;

    PeerMetadata(PeerSocket socket, ServedTorrent torrent, Uploads uploads) {
        this.socket = socket;
        this.torrent = torrent;
        this.uploads = uploads;
    }

    boolean takesMore() {
        return answers.size() + reading < MOST_WAITING;
    }

    void heard(Extended message) throws IOException {
        if (message.number() == Extended.INTRODUCTION) {
            introduced(Introduction.read(message));
        } else if (message.number() == Introduction.METADATA) {
            MetadataExchange.requested(message).ifPresent(this::read);
        }
    }

    private void introduced(Introduction introduction) throws IOException {
        if (introduction.uploadOnly()) {
            throw new IOException("it wants nothing");
        }
        OptionalInt given = introduction.metadata();
        number = given.orElse(number);
    }

    private void read(int part) {
        reading++;
        uploads.reads().execute(() -> {
            byte[] answer = MetadataExchange.answer(part, torrent.metadata());
            uploads.loop().execute(() -> {
                reading--;
                answers.add(answer);
                socket.turn();
            });
        });
    }

    void speak() {
        while (!answers.isEmpty() && socket.unsentBytes() < MOST_UNSENT_BYTES) {
            byte[] answer = answers.remove();
            // Whoever has not numbered the exchange could not tell the answer from anything else.
            if (number != 0) {
                socket.send(uploads.protocol().bytes(new Extended(number, answer)));
            }
        }
    }
}
