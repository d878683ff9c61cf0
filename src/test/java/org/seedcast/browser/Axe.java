package org.seedcast.browser;

import java.io.IOException;
import java.nio.file.Files;
import org.seedcast.Packaged;
import org.seedcast.Tools;

/** Finds what keeps people out of a page who see, hear or move otherwise than its maker did. */
public record Axe(String script) {
    private static final String RUN =
            """
            axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations
              .filter((one) => ['serious', 'critical', 'moderate'].includes(one.impact))
              .map((one) => one.impact + ' ' + one.id + ': ' + one.nodes.slice(0, 3)
                .map((node) => node.html.slice(0, 120) + ' ' + node.failureSummary).join(' | '))
              .join('\\n'))""";

    /** The one that scripts/test fetches. */
    public static Axe find() throws IOException {
        return new Axe(Files.readString(Tools.requireDirectory(Packaged.checkout("target/axe-core"), "axe-core")
                .resolve("axe.min.js")));
    }

    /** All that is moderate or worse; empty for nothing. */
    public String hurdles(Tab tab) throws InterruptedException {
        tab.eval(script + "; 0");
        return tab.text(RUN);
    }
}
