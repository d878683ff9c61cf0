package org.seedcast.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Errors of the operating system (errno(3)). Java hands on the system's words and not the number, and these words follow
 * the locale: so they are looked up where the system itself takes them from.
 */
public enum Errno {
    NO_SPACE(28, "no space left", "no space left on device"),
    QUOTA(122, "the disk quota is used up", "disk quota exceeded", "quota exceeded"),
    TOO_LARGE(27, "no file may grow that large here (ulimit -f)", "file too large"),
    DENIED(13, "permission denied", "permission denied"),
    NOT_PERMITTED(1, "operation not permitted", "operation not permitted"),
    READ_ONLY(30, "the file system is read-only", "read-only file system"),
    BROKEN(5, "input/output error, the disk may be failing", "input/output error", "i/o error"),
    TOO_MANY_OPEN(24, "too many files are open", "too many open files", "no file descriptors available"),
    TOO_MANY_OPEN_BY_ALL(23, "too many files are open on this machine", "too many open files in system"),
    NO_MEMORY(12, "the system is out of memory", "cannot allocate memory", "out of memory"),
    ABSENT(2, "no such file or directory", "no such file or directory"),
    EXISTS(17, "that name is taken", "file exists"),
    NOT_A_DIRECTORY(20, "not a directory", "not a directory"),
    IS_A_DIRECTORY(21, "it is a directory", "is a directory"),
    NOT_EMPTY(39, "the directory is not empty", "directory not empty"),
    NAME_TOO_LONG(36, "the name is too long for the file system", "file name too long", "filename too long"),
    LINKS_IN_A_CIRCLE(40, "the links form a loop", "too many levels of symbolic links", "symbolic link loop"),
    OTHER_FILE_SYSTEM(18, "it is on another file system", "invalid cross-device link", "cross-device link"),
    BUSY(16, "it is in use by the system", "device or resource busy", "resource busy"),
    BEING_WRITTEN(26, "the program is being written to", "text file busy"),
    NO_PROGRAM(8, "it is not a program for this machine", "exec format error"),
    STALE(116, "the network drive no longer knows it", "stale file handle", "stale nfs file handle"),
    REFUSED(111, "connection refused", "connection refused"),
    RESET(104, "the connection was reset", "connection reset by peer", "connection reset"),
    PIPE(32, "the connection was closed", "broken pipe"),
    ABORTED(103, "the connection was aborted", "software caused connection abort"),
    TIMED_OUT(110, "timed out", "connection timed out", "operation timed out"),
    NO_NETWORK(101, "the network is unreachable", "network is unreachable", "network unreachable"),
    NO_ROUTE(113, "the host is unreachable", "no route to host", "host is unreachable"),
    NO_ADDRESS(99, "this machine has no such address", "cannot assign requested address", "address not available");

    private static final Set<Errno> FULL = EnumSet.of(NO_SPACE, QUOTA, TOO_LARGE);
    private static final Set<Errno> MACHINE = EnumSet.of(TOO_MANY_OPEN, TOO_MANY_OPEN_BY_ALL, NO_MEMORY);

    /** Number of the error in Java's message for a process that could not be started. */
    private static final Pattern NUMBER = Pattern.compile("\\berror=(\\d{1,3}),");

    /** Behind the system's words Java adds some of its own. */
    private static final Pattern ADDED =
            Pattern.compile(" \\(nofollow_links specified\\)$| or unable to access .*$|\\)$");

    private static final Pattern BEFORE = Pattern.compile("^.*(?:: |\\()");

    private final int number;
    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker") // a list of its own, which nobody changes
    private final List<String> words;

    Errno(int number, String reason, String... words) {
        this.number = number;
        this.reason = reason;
        this.words = List.of(words);
    }

    /** In few words, for the end of a message. */
    public String reason() {
        return reason;
    }

    /** The one by which {@code failure}, or what caused it, came about; empty where it was none, or an unusual one. */
    public static Optional<Errno> of(Throwable failure) {
        if (!(failure instanceof IOException || failure instanceof UncheckedIOException)) {
            return Optional.empty();
        }
        Optional<Errno> typed = ofType(failure).or(() -> ofText(text(failure)));
        Throwable cause = failure.getCause();
        return typed.isPresent() || cause == null ? typed : of(cause);
    }

    private static Optional<Errno> ofType(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return Optional.of(ABSENT);
        }
        if (failure instanceof AccessDeniedException) {
            return Optional.of(DENIED);
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Optional.of(EXISTS);
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return Optional.of(NOT_EMPTY);
        }
        if (failure instanceof NotDirectoryException) {
            return Optional.of(NOT_A_DIRECTORY);
        }
        if (failure instanceof FileSystemLoopException) {
            return Optional.of(LINKS_IN_A_CIRCLE);
        }
        return failure instanceof AtomicMoveNotSupportedException ? Optional.of(OTHER_FILE_SYSTEM) : Optional.empty();
    }

    /** Without the name of the file, which may hold any words. */
    private static String text(Throwable failure) {
        String told = failure instanceof FileSystemException one ? one.getReason() : failure.getMessage();
        return String.valueOf(told).toLowerCase(Locale.ROOT);
    }

    private static Optional<Errno> ofText(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.find()) {
            return Arrays.stream(values())
                    .filter(one -> String.valueOf(one.number).equals(number.group(1)))
                    .findFirst();
        }
        String whole = ADDED.matcher(text).replaceFirst("");
        String last = BEFORE.matcher(whole).replaceFirst("");
        return said(one -> one.words.contains(whole) || one.words.contains(last))
                .or(() -> said(
                        one -> Local.isSaidBy(one, text) || Local.isSaidBy(one, whole) || Local.isSaidBy(one, last)));
    }

    private static Optional<Errno> said(Predicate<Errno> words) {
        return Arrays.stream(values()).filter(words).findFirst();
    }

    /** Reports a disk, or the user's share of it, that is full. */
    public static boolean isNoSpace(IOException failure) {
        return of(failure).filter(FULL::contains).isPresent();
    }

    /** Reports that this machine has no more of something that every program needs, whatever was asked of whom. */
    public static boolean isOfMachine(IOException failure) {
        return of(failure).filter(MACHINE::contains).isPresent();
    }

    /** The words of the locale, looked up when the English ones are not those. */
    private static final class Local {
        private static final Map<String, String> ENGLISH =
                SystemWords.ofEnvironment(System.getenv()).translated();

        static boolean isSaidBy(Errno errno, String text) {
            return errno.words.contains(ENGLISH.getOrDefault(text, ""));
        }
    }
}
