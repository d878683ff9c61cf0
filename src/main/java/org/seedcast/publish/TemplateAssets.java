package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.store.row.Outputs;
import org.seedcast.publish.page.Assets;

/** The files that a template brings along, remembered by name so that they go with it. */
final class TemplateAssets {
    private static final String NAME = "assets/";

    private final Outputs outputs;
    private final InstantSource clock;

    TemplateAssets(Outputs outputs, InstantSource clock) {
        this.outputs = outputs;
        this.clock = clock;
    }

    /** Keeps the files from when the template was last usable. */
    void keep(SiteFiles out) throws SeedcastException {
        known().forEach(out::leave);
    }

    /** Writes the template's files and removes those of an earlier template, even after an interrupted run. */
    void write(Map<String, byte[]> assets, SiteFiles out) throws SeedcastException {
        Set<String> before = known();
        Map<String, byte[]> ours = new TreeMap<>(assets);
        for (String name : assets.keySet()) {
            if (!before.contains(name) && !Assets.OURS.contains(name) && isForeign(out.at(name), assets.get(name))) {
                out.failed(NameTaken.byFile(out.at(name)));
                ours.remove(name);
            }
        }
        Set<String> all = new TreeSet<>(ours.keySet());
        all.addAll(before);
        remember(String.join("\n", all));
        ours.forEach(out::write);
        all.stream().filter(name -> !ours.containsKey(name)).forEach(out::remove);
        remember(String.join("\n", ours.keySet()));
    }

    /** Reports whether a file that seedcast did not write has this name. */
    private static boolean isForeign(Path file, byte[] wanted) {
        try {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            && Arrays.equals(Files.readAllBytes(file), wanted));
        } catch (IOException e) {
            return true;
        }
    }

    private Set<String> known() throws SeedcastException {
        return state().lines().collect(Collectors.toCollection(TreeSet::new));
    }

    private String state() throws SeedcastException {
        return outputs.get(NAME).map(OutputVersion::digest).orElse("");
    }

    private void remember(String state) throws SeedcastException {
        if (outputs.get(NAME).filter(last -> last.digest().equals(state)).isEmpty()) {
            outputs.save(NAME, new OutputVersion(state, clock.instant()));
        }
    }
}
