package org.seedcast.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.LocalUsers;
import org.seedcast.Tools;
import org.seedcast.peers.Network;
import org.seedcast.peers.Program;

/** A client as it runs on a server. Started by root it is nobody, who may read the library and not write. */
abstract class ClientDaemon implements AutoCloseable {
    /** Holds its settings and its list; given away to whom it runs as. */
    private final Path home;

    private List<Program> programs = List.of();
    private Network network = Network.LOOPBACK;

    ClientDaemon(Path home) {
        this.home = home;
    }

    /** How Debian's {@code program} is called, each with the port that it listens on when it is ready. */
    abstract List<Started> commands(Path home) throws IOException;

    /**
     * A program to start.
     *
     * @param port on which it listens when it is ready; 0 for a socket in its home
     */
    record Started(int port, List<String> command) {}

    /** As {@code --hand-to} names it. */
    abstract String target();

    /** Where peers find it. */
    abstract int peerPort();

    ClientDaemon inside(Network other) {
        network = other;
        return this;
    }

    /** Talks to it with this login. */
    abstract Client client(HandLogin login) throws Exception;

    /** The right one. */
    abstract HandLogin login();

    Client client() throws Exception {
        return client(login());
    }

    void start() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) {
            LocalUsers.giveToNobody(home);
        }
        List<Program> running = new ArrayList<>();
        for (Started one : commands(home)) {
            List<String> command = new ArrayList<>();
            if (root) {
                command.addAll(List.of(
                        Tools.require("setpriv").toString(),
                        "--reuid=" + LocalUsers.NOBODY,
                        "--regid=" + LocalUsers.NOBODY,
                        "--clear-groups",
                        "--",
                        "env",
                        "HOME=" + home,
                        "XDG_CONFIG_HOME=" + home,
                        "XDG_CACHE_HOME=" + home,
                        "XDG_DATA_HOME=" + home));
            }
            command.addAll(one.command());
            Program program = Program.start(home, network.inside(command));
            running.add(
                    one.port() == 0
                            ? program.when(() -> Files.exists(home.resolve("rpc.socket")), "make its socket")
                            : program.listening(one.port()));
        }
        programs = running;
    }

    /** As by SIGKILL. */
    void kill() throws IOException, InterruptedException {
        for (Program program : programs) {
            program.signal("KILL");
            program.exitCode(Duration.ofSeconds(10));
        }
        close();
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }
}
