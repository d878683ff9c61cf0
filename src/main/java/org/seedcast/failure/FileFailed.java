package org.seedcast.failure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.Errno;
import org.seedcast.file.Keeper;
import org.seedcast.file.TemporaryName;

/** A file or directory of this machine cannot be read or written: the system says so, or what is there is not what should be. */
public class FileFailed extends SeedcastException {
    protected FileFailed(String message, @Nullable String hint, IOException cause) {
        super(ExitCode.FAILED, message, hint, cause);
    }

    /** {@code file} could not be written; {@link OutOfSpace} where the disk is full. */
    public static SeedcastException writing(Path file, IOException cause) {
        return of("cannot write " + file, file, cause);
    }

    /** {@code file} could not be read. */
    public static SeedcastException reading(Path file, IOException cause) {
        return of("cannot read " + file, file, cause);
    }

    /**
     * Something could not be done with {@code file}.
     *
     * @param what such as {@code cannot seed DIR}
     */
    public static SeedcastException of(String what, Path file, IOException cause) {
        if (Errno.isNoSpace(cause)) {
            return OutOfSpace.of(what, cause);
        }
        return new FileFailed(what + ": " + reason(file, cause), hint(file, cause), cause);
    }

    /** Returns the system's error that caused {@code bug}; empty if the machine is not at fault. */
    public static Optional<SeedcastException> behind(String what, Throwable bug) {
        for (Throwable cause = bug; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException fault && Errno.of(fault).isPresent()) {
                return Optional.of(of(what, culprit(fault).orElse(Path.of("")), fault));
            }
        }
        return Optional.empty();
    }

    /** The cause in few words; it names the file that it is about, where that is not {@code file} or beside it. */
    public static String reason(Path file, IOException cause) {
        Optional<Path> culprit = culprit(cause).filter(other -> !isBeside(file, other));
        return words(cause) + culprit.map(other -> ": " + other).orElse("");
    }

    /** Without the name of the file, which {@link FileSystemException} puts before them. */
    private static String words(IOException cause) {
        boolean bare =
                Errno.of(cause).isEmpty() && cause instanceof FileSystemException told && told.getReason() != null;
        return bare ? ((FileSystemException) cause).getReason() : reason(cause);
    }

    /** Returns advice, if the cause suggests any. */
    public static @Nullable String hint(Path file, IOException cause) {
        return Errno.of(cause)
                .flatMap(errno -> switch (errno) {
                    case DENIED -> Keeper.advice(culprit(cause).orElse(file));
                    case READ_ONLY -> Optional.of("mount it so that it can be written to, or use another directory");
                    case TOO_MANY_OPEN -> Optional.of("allow more of them: ulimit -n 4096");
                    case BROKEN -> Optional.of("look what the system says of the disk (dmesg), and at your copies");
                    case STALE -> Optional.of("mount it again");
                    case NAME_TOO_LONG -> Optional.of("use a directory with a shorter path");
                    default -> Optional.<String>empty();
                })
                .orElse(null);
    }

    /** Reports that whoever reads what is written has gone, as {@code head} does. */
    public static boolean isOfReader(IOException cause) {
        return Errno.of(cause).filter(Errno.PIPE::equals).isPresent();
    }

    private static Optional<Path> culprit(IOException cause) {
        return cause instanceof FileSystemException told && told.getFile() != null
                ? Optional.of(Path.of(told.getFile()))
                : Optional.empty();
    }

    /** A file is written under a name of its own beside the one that it gets. */
    private static boolean isBeside(Path file, Path other) {
        Path one = file.toAbsolutePath().normalize();
        Path two = other.toAbsolutePath().normalize();
        return one.equals(two) || (one.getParent() != null && TemporaryName.isIn(one.getParent(), two));
    }
}
