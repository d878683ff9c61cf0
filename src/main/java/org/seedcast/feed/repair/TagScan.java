package org.seedcast.feed.repair;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.seedcast.feed.Limits;

/** Scans the tags of a document that a parser cannot read: prefixes, items, and whether it was cut off. */
final class TagScan {
    /** In the tree at a time; what jsoup builds of so many fits into a small heap. */
    private static final int MOST_OPEN_TAGS = 50_000;
    /** Most tags that are parsed; this many take some seconds. */
    private static final int MOST_TAGS = 1_000_000;

    private static final int MOST_ATTRIBUTES = 500;

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z][\\w.-]*");

    private final Set<String> used = new TreeSet<>();
    private final Set<String> declared = new TreeSet<>();
    private final Set<String> declaredByRoot = new TreeSet<>();
    private String root = "";
    private int tags;
    private int items;
    private int tagsOfItem;
    private int tagsInTree;
    private int mostInTree;
    private int mostAttributes;
    private boolean itemOpen;
    private boolean closed;

    private TagScan() {}

    /** @param text starts with the root element */
    static TagScan of(Reader text) throws IOException {
        TagScan scan = new TagScan();
        try (PushbackReader in = new PushbackReader(text, 1)) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '<') {
                    scan.markup(in);
                }
            }
        }
        return scan;
    }

    /** Prefixes that the root does not declare though they are used somewhere: declaring them there harms nobody. */
    Set<String> missingInRoot() {
        return without(declaredByRoot);
    }

    /** Reports whether a prefix is used that is declared nowhere. */
    boolean lacksDeclarations() {
        return !without(declared).isEmpty();
    }

    /** Reports whether a lenient parser may build a tree of it: each item leaves the tree when it is complete. */
    boolean isFitForSoup() {
        return tags <= MOST_TAGS && mostInTree <= MOST_OPEN_TAGS && mostAttributes <= MOST_ATTRIBUTES;
    }

    /** Items, without the last one if it has no end. */
    int wholeItems() {
        return itemOpen ? items - 1 : items;
    }

    /** Reports whether the document stops before its root element does. */
    boolean isCutOff() {
        return !closed;
    }

    private Set<String> without(Set<String> known) {
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(known);
        missing.remove("xml");
        missing.remove("xmlns");
        return missing;
    }

    private void markup(PushbackReader in) throws IOException {
        int c = in.read();
        if (c == '!') {
            int kind = in.read();
            skipPast(in, kind == '[' ? "]]>" : "-->");
        } else if (c == '?') {
            skipPast(in, "?>");
        } else if (c == '/') {
            end(name(in));
        } else if (c >= 0) {
            in.unread(c);
            start(name(in), in);
        }
    }

    private static void skipPast(Reader in, String mark) throws IOException {
        StringBuilder last = new StringBuilder();
        while (!last.toString().equals(mark)) {
            int c = in.read();
            if (c < 0) {
                return;
            }
            last.append((char) c);
            if (last.length() > mark.length()) {
                last.deleteCharAt(0);
            }
        }
    }

    private void end(String name) {
        closed |= name.equals(root);
        if (itemOpen && isItem(name)) {
            itemOpen = false;
            tagsInTree -= tagsOfItem;
        }
    }

    private void start(String name, PushbackReader in) throws IOException {
        boolean isRoot = tags == 0;
        tags++;
        tagsInTree++;
        tagsOfItem++;
        use(name);
        if (isRoot) {
            root = name;
        }
        if (isItem(name)) {
            items++;
            itemOpen = true;
            tagsOfItem = 1;
        }
        mostInTree = Math.max(mostInTree, tagsInTree);
        int attributes = 0;
        int before = 0;
        for (int c = in.read(); c >= 0 && c != '>'; c = in.read()) {
            if (c == '"' || c == '\'') {
                skipPast(in, Character.toString(c));
            } else if (Character.isLetter(c) && (before == 0 || Character.isWhitespace(before))) {
                in.unread(c);
                attribute(name(in), isRoot);
                mostAttributes = Math.max(mostAttributes, ++attributes);
            }
            before = c;
        }
        if (before == '/') {
            end(name);
        }
    }

    private void attribute(String name, boolean ofRoot) {
        if (name.startsWith("xmlns:")) {
            declared.add(name.substring(6));
            if (ofRoot) {
                declaredByRoot.add(name.substring(6));
            }
        } else {
            use(name);
        }
    }

    private void use(String name) {
        int colon = name.indexOf(':');
        if (colon > 0
                && colon < name.length() - 1
                && used.size() < Limits.NAMESPACES
                && PREFIX.matcher(name.substring(0, colon)).matches()) {
            used.add(name.substring(0, colon));
        }
    }

    private static boolean isItem(String name) {
        String local = name.substring(name.indexOf(':') + 1);
        return local.equalsIgnoreCase("item") || local.equalsIgnoreCase("entry");
    }

    private static String name(PushbackReader in) throws IOException {
        StringBuilder name = new StringBuilder();
        int c = in.read();
        while (c >= 0 && !Character.isWhitespace(c) && "=/>\"'<".indexOf(c) < 0) {
            name.append((char) c);
            c = in.read();
        }
        if (c >= 0) {
            in.unread(c);
        }
        return name.toString();
    }
}
