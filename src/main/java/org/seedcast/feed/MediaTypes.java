package org.seedcast.feed;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The media types that the user asked for, such as {@code audio/*}. Empty if there are none. */
record MediaTypes(List<Pattern> globs) {
    static final MediaTypes USUAL = new MediaTypes(List.of());

    MediaTypes {
        globs = List.copyOf(globs);
    }

    /** @param globs with {@code *} for any letters; a word alone stands for all of its kind: {@code video} */
    static MediaTypes of(List<String> globs) {
        return new MediaTypes(globs.stream().map(MediaTypes::pattern).toList());
    }

    private static Pattern pattern(String glob) {
        String whole = glob.strip().toLowerCase(Locale.ROOT);
        String full = whole.indexOf('/') < 0 && !whole.equals("*") ? whole + "/*" : whole;
        return Pattern.compile(String.join(
                ".*",
                List.of(full.split("\\*", -1)).stream().map(Pattern::quote).toList()));
    }

    boolean isUsual() {
        return globs.isEmpty();
    }

    boolean take(Enclosure enclosure) {
        List<String> types = types(enclosure);
        return globs.stream().anyMatch(glob -> types.stream()
                .anyMatch(type -> glob.matcher(type).matches()));
    }

    /** As declared, else by the extension. */
    static String type(Enclosure enclosure) {
        return types(enclosure).get(0);
    }

    /** Its type; where an extension stands for it, all that it goes by. */
    private static List<String> types(Enclosure enclosure) {
        return enclosure
                .type()
                .filter(type -> !type.equals(MediaTypeTable.UNKNOWN))
                .map(List::of)
                .or(() -> enclosure.extension().map(MediaTypeTable::types).filter(types -> !types.isEmpty()))
                .orElse(List.of(MediaTypeTable.UNKNOWN));
    }
}
