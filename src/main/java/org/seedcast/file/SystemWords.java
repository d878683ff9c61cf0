package org.seedcast.file;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Translations of the C library's error messages, from its catalogues {@code LANGUAGE/LC_MESSAGES/libc.mo} in the
 * format of GNU gettext.
 *
 * @param catalogues those that may be in use; some may not exist
 */
record SystemWords(List<Path> catalogues) {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/share/locale"), Path.of("/usr/share/locale-langpack"));
    private static final List<String> VARIABLES = List.of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG");

    private static final int MAGIC = 0x950412de;
    private static final int HEADER_BYTES = 20;
    private static final long LARGEST_BYTES = 4 << 20;

    SystemWords {
        catalogues = List.copyOf(catalogues);
    }

    /** Returns {@code text} up to the first {@code end}; all of it where there is none. */
    private static String until(char end, String text) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }

    /** The languages of {@code environment}: more of them than the system would look at do no harm. */
    static SystemWords ofEnvironment(Map<String, String> environment) {
        Set<String> languages = new LinkedHashSet<>();
        for (String variable : VARIABLES) {
            for (String locale : environment.getOrDefault(variable, "").split(":", -1)) {
                String language = until('.', until('@', locale));
                languages.add(language);
                languages.add(until('_', language));
            }
        }
        List<Path> catalogues = new ArrayList<>();
        for (Path place : PLACES) {
            languages.stream()
                    .filter(language -> !language.isEmpty() && language.indexOf('/') < 0)
                    .forEach(language -> catalogues.add(place.resolve(language + "/LC_MESSAGES/libc.mo")));
        }
        return new SystemWords(catalogues);
    }

    /** The English words by those of the other languages, all in lower case. */
    Map<String, String> translated() {
        Map<String, String> english = new HashMap<>();
        catalogues.forEach(catalogue -> read(catalogue, english));
        return english;
    }

    /** Reads {@code catalogue}; one that is missing or damaged adds nothing. */
    private static void read(Path catalogue, Map<String, String> english) {
        try {
            if (Files.size(catalogue) <= LARGEST_BYTES) {
                read(ByteBuffer.wrap(Files.readAllBytes(catalogue)), english);
            }
        } catch (IOException | IndexOutOfBoundsException | BufferUnderflowException e) {
            return;
        }
    }

    private static void read(ByteBuffer catalogue, Map<String, String> english) {
        catalogue.order(ByteOrder.LITTLE_ENDIAN);
        if (catalogue.capacity() < HEADER_BYTES || catalogue.getInt(0) != MAGIC) {
            catalogue.order(ByteOrder.BIG_ENDIAN);
        }
        if (catalogue.capacity() < HEADER_BYTES || catalogue.getInt(0) != MAGIC) {
            return;
        }
        int count = catalogue.getInt(8);
        int originals = catalogue.getInt(12);
        int translations = catalogue.getInt(16);
        for (int i = 0; i < count; i++) {
            english.putIfAbsent(text(catalogue, translations + 8 * i), text(catalogue, originals + 8 * i));
        }
    }

    private static String text(ByteBuffer catalogue, int entry) {
        int length = catalogue.getInt(entry);
        byte[] text = new byte[Math.max(0, Math.min(length, catalogue.capacity()))];
        catalogue.get(catalogue.getInt(entry + 4), text);
        return new String(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
}
