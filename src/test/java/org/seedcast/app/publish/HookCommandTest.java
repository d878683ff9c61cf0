package org.seedcast.app.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.Program;

@Timeout(120)
class HookCommandTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder = Path.of("");

    private void run(Duration limit, String script) throws IOException, InterruptedException {
        new HookCommand(limit, lines::add).run(List.of("/bin/sh", "-c", script), Map.of("A", "b"), folder);
    }

    @Test
    void itsOutputIsTold() throws Exception {
        run(Duration.ofSeconds(20), "echo $A; echo err >&2; read x || echo no input");
        assertThat(lines).containsExactly("b", "err", "no input");
    }

    @Test
    void aLineWithoutAnEndIsCut() throws Exception {
        run(Duration.ofSeconds(20), "head -c 9000 /dev/zero | tr '\\0' a; echo; echo; echo b");

        assertThat(lines).extracting(String::length).containsExactly(4000, 4000, 1000, 1);
    }

    @Test
    void oneThatTakesTooLongIsEndedWithItsChildren() throws Exception {
        String script = "sleep 300 & echo $! > child; sleep 300";
        assertThatThrownBy(() -> run(Duration.ofSeconds(1), script))
                .hasMessage("it took longer than 1 s and was ended");
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        assertThat(Deadline.of(Duration.ofSeconds(5)).reached(() -> Program.isGone(child)))
                .isTrue();
    }

    @Test
    void soIsOneWhoseRunIsInterrupted() throws Exception {
        Thread run = Thread.currentThread();
        Thread signal = new Thread(() -> {
            Deadline.of(Duration.ofSeconds(10)).reached(() -> !lines.isEmpty());
            run.interrupt();
        });
        signal.start();
        assertThatThrownBy(() -> run(Duration.ofSeconds(20), "echo $$; exec sleep 300"))
                .isInstanceOf(InterruptedException.class);
        long pid = Long.parseLong(lines.get(0));
        assertThat(Deadline.of(Duration.ofSeconds(5)).reached(() -> Program.isGone(pid)))
                .isTrue();
        signal.join();
    }

    @Test
    void aChildThatIsLeftBehindHoldsNobodyUp() throws Exception {
        run(Duration.ofSeconds(20), "sleep 15 & echo done");
        assertThat(lines).containsExactly("done");
    }
}
