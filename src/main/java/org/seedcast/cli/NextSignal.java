package org.seedcast.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.seedcast.cli.output.LiveLines;
import org.seedcast.cli.output.Terminal;

/**
 * Ends the program on a signal that arrives while it is ending already. The JVM itself would make that signal wait for
 * the end. Reached by reflection, as javac warns of {@code sun.misc.Signal} with no way to suppress it; and only once
 * the first signal is here, as it costs more than a short command.
 */
final class NextSignal {
    /** Exit codes by the name of the signal: 128 and its number, as shells show it. */
    private static final Map<String, Integer> CODES = Map.of("HUP", 129, "INT", 130, "TERM", 143);

    private NextSignal() {}

    /** From now on a signal ends the program at once, without any last steps. One that is ignored stays so (nohup). */
    static void endsAtOnce() {
        CODES.forEach((name, code) -> {
            try {
                handle(name, () -> end(code));
            } catch (ReflectiveOperationException e) {
                // A JVM without it: then the last steps go on to their end, which is bounded.
                return;
            }
        });
    }

    private static void end(int code) {
        if (Terminal.isWatched()) {
            // The shell's prompt comes next, and would stand in the midst of what was drawn.
            System.err.print(LiveLines.CLEAR);
        }
        Runtime.getRuntime().halt(code);
    }

    private static void handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object acting = Proxy.newProxyInstance(
                NextSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                    }
                    return null;
                });
        try {
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), acting);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException)) {
                throw e;
            }
            // The system does not let this one be caught; then it does what it always did.
        }
    }
}
