package org.seedcast.library.store.row;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.file.Trial;
import org.seedcast.library.LibraryLost;
import org.seedcast.library.LibraryUnusable;

/** Words for what SQLite says by numbers (its primary result codes) and in a language of its own. */
final class SqliteFault {
    private static final int ERROR = 1;
    private static final int PERMISSION = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int NO_MEMORY = 7;
    private static final int READ_ONLY = 8;
    private static final int INPUT_OUTPUT = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int TOO_BIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int NO_DATABASE = 26;

    private static final int PRIMARY = 0xff;

    /** {@code [SQLITE_ERROR] SQL error or missing database (no such table: item)}. */
    private static final Pattern DETAIL = Pattern.compile("^\\[SQLITE_\\w+\\][^(]*+\\((.*)\\)$");

    private SqliteFault() {}

    /** It came about while {@code file} was read and written. */
    static LibraryUnusable of(Path file, SQLException fault) {
        return switch (code(fault)) {
            case FULL -> LibraryUnusable.full(file, fault);
            case BUSY, LOCKED -> LibraryUnusable.locked(file, fault);
            case PERMISSION, READ_ONLY, INPUT_OUTPUT, CANNOT_OPEN ->
                denied(file, fault, Trial.reading(file).or(() -> Trial.writing(file)));
            case CORRUPT, NO_DATABASE -> LibraryLost.damaged(file, "it is no whole database any more", fault);
            default -> new LibraryUnusable(file, reason(fault), fault);
        };
    }

    /** It came about while {@code file} was only read. */
    static LibraryUnusable reading(Path file, SQLException fault) {
        return switch (code(fault)) {
            case PERMISSION, READ_ONLY, INPUT_OUTPUT, CANNOT_OPEN -> denied(file, fault, Trial.reading(file));
            default -> of(file, fault);
        };
    }

    private static LibraryUnusable denied(Path file, SQLException fault, Optional<IOException> behind) {
        return behind.map(cause -> LibraryUnusable.of(file, cause))
                .orElseGet(() -> new LibraryUnusable(file, reason(fault), fault));
    }

    private static int code(SQLException fault) {
        return fault.getErrorCode() & PRIMARY;
    }

    private static String reason(SQLException fault) {
        return switch (code(fault)) {
            case ERROR, CONSTRAINT -> "what it holds is no library of seedcast, or damaged" + detail(fault);
            case PERMISSION, READ_ONLY -> "it cannot be written to";
            case INPUT_OUTPUT -> "input/output error, the disk may be failing";
            case CANNOT_OPEN -> "it cannot be opened";
            case NO_MEMORY, TOO_BIG -> "it needs more memory than there is";
            case PROTOCOL -> "its file system does not lock files";
            default -> LibraryUnusable.reason(fault);
        };
    }

    private static String detail(SQLException fault) {
        Matcher detail = DETAIL.matcher(LibraryUnusable.reason(fault));
        return detail.matches() ? " (" + detail.group(1) + ")" : "";
    }
}
