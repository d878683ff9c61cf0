package org.seedcast.feed;

/**
 * Sizes that no real feed comes near; src/site/limits.md lists them. Anything larger is cut or left out, and the rest is
 * read.
 */
public final class Limits {
    /** Items of one feed, in the order of the document; the largest known feeds have 10,000. */
    static final int ITEMS = 20_000;
    /** Enclosures of one feed; an item usually has one. */
    public static final int ENCLOSURES = 40_000;
    /** Enclosures of one item, or of several items that share a guid. */
    public static final int ITEM_ENCLOSURES = 2_000;
    /** Characters of one item; show notes with a transcript stay below 300,000. */
    public static final int ITEM_CHARACTERS = 1 << 20;
    /** Elements, comments and instructions of one item, and of the header; real ones stay below 10,000. */
    public static final int ELEMENTS = 10_000;
    /** Characters of one element, such as a description; it is cut there. */
    public static final int TEXT_CHARACTERS = 256 << 10;
    /** Characters of the title of an item; all of them are held when a site is written. */
    public static final int TITLE_CHARACTERS = 2000;
    /** Characters of a guid; cut it would be another one. */
    public static final int GUID_CHARACTERS = 4096;
    /** Deeper elements would exhaust the stack of whoever walks them; real feeds stay below 20. */
    public static final int DEPTH = 200;
    /** In scope at a time, as parsers look through all of them for each element; real feeds have 25. */
    public static final int NAMESPACES = 100;
    /** Characters before the root element. */
    public static final int PROLOG_CHARACTERS = 1 << 20;
    /** Characters of a tag, a comment, a CDATA section or the text between two tags that reach the parser. */
    public static final int RUN_CHARACTERS = 1 << 20;

    private Limits() {}
}
