package org.seedcast.cli.output;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Configures the libraries' logging: on stderr, warnings only, more with {@code -v}. Found by logback as a service, so
 * that no XML has to be read at the start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String STDERR = "stderr";
    private static final String LIKE_ALL_MESSAGES = "seedcast: %msg%n%nopex";
    private static final String FOR_DIAGNOSIS = "%d{HH:mm:ss} %-5level %logger{0}: %msg%n";
    private static final List<String> NOISY = List.of(
            "bt.net.DataReceivingLoop", "bt.net.MessageDispatcher", "bt.dht.MldhtService", "bt.runtime.BtRuntime");

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = encoder(context, LIKE_ALL_MESSAGES);
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setName(STDERR);
        stderr.setContext(context);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(stderr);
        root.setLevel(Level.WARN);
        // What they call errors is a peer that left or a network that is slow.
        NOISY.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        // Nobody reads what logback says of itself, and to have it said takes a calendar of every language.
        context.getStatusManager().add(new NopStatusListener());
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    /** From now on what is logged makes room for itself above {@code line}. */
    public static void printAbove(ProgressLine line) {
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(STDERR) instanceof ConsoleAppender<ILoggingEvent> stderr) {
            OutputStream before = stderr.getOutputStream();
            stderr.setOutputStream(new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    line.makeRoom(() -> print(before, bytes, from, length));
                }
            });
        }
    }

    private static void print(OutputStream stderr, byte[] bytes, int from, int length) {
        try {
            stderr.write(bytes, from, length);
            stderr.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Enables messages that only help to find a fault, with their sources. */
    public static void sayMore() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        if (root.getAppender(STDERR) instanceof ConsoleAppender<ILoggingEvent> stderr) {
            stderr.setEncoder(encoder(context, FOR_DIAGNOSIS));
        }
    }
}
