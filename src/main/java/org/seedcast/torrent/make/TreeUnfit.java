package org.seedcast.torrent.make;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;

/** Reports files from which no torrent can be made. */
public final class TreeUnfit extends SeedcastException {
    private static final long serialVersionUID = 1;

    private final transient List<TreeFinding> findings;

    private TreeUnfit(
            Path root, String reason, @Nullable String hint, List<TreeFinding> findings, @Nullable Throwable cause) {
        super(ExitCode.FAILED, "cannot make a torrent of " + root + ": " + reason, hint, cause);
        this.findings = List.copyOf(findings);
    }

    TreeUnfit(Path root, String reason) {
        this(root, reason, null, List.of(), null);
    }

    static TreeUnfit of(Path root, IOException cause) {
        return new TreeUnfit(root, FileFailed.reason(root, cause), FileFailed.hint(root, cause), List.of(), cause);
    }

    /** @param findings at least one of them fatal */
    static TreeUnfit of(Path root, List<TreeFinding> findings) {
        long fatal =
                findings.stream().filter(finding -> finding.kind().isFatal()).count();
        String reason = fatal == 1 ? "one of its files cannot be included" : fatal + " of its files cannot be included";
        return new TreeUnfit(root, reason, "--exclude leaves out unwanted files", findings, null);
    }

    /** All that was found in it, one by one. */
    public List<TreeFinding> findings() {
        return findings;
    }
}
