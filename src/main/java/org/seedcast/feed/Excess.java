package org.seedcast.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what exceeds {@link Limits} while a feed is read, and reports it in a line for each kind. */
public final class Excess {
    private boolean items;
    private int largeItems;
    private int cutTexts;
    private int surplusItems;
    private int surplusEnclosures;
    private boolean memory;
    private boolean header;
    private Optional<String> stop = Optional.empty();

    /** An item was read, whatever becomes of it. */
    public void item() {
        items = true;
    }

    public boolean hasItems() {
        return items;
    }

    /** An item is too large and left out. */
    public void largeItem() {
        largeItems++;
    }

    /** A text is cut. */
    public void cutText() {
        cutTexts++;
    }

    /** An item comes after as many as a feed may have. */
    public void surplusItem() {
        surplusItems++;
    }

    /** An item finds no place in memory. */
    public void noMemory() {
        surplusItems++;
        memory = true;
    }

    public void surplusEnclosure() {
        surplusEnclosures++;
    }

    /** The header is too large; the rest of it is left out. */
    public void largeHeader() {
        header = true;
    }

    /** Reading ends before the document does. */
    public void stop(String why) {
        stop = Optional.of(why);
    }

    /** Reports whether items are missing, so that their absence means nothing. */
    public boolean lostItems() {
        return largeItems > 0 || surplusItems > 0 || stop.isPresent();
    }

    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (largeItems > 0) {
            notices.add("left out " + count(largeItems, "item") + " of the feed larger than 1 MiB or " + Limits.ELEMENTS
                    + " elements");
        }
        if (surplusItems > 0) {
            notices.add("left out the last " + count(surplusItems, "item") + " of the feed: "
                    + (memory
                            ? "there is not enough memory; SEEDCAST_OPTS=-Xmx512m allows more"
                            : "it has more than " + Limits.ITEMS));
        }
        if (surplusEnclosures > 0) {
            notices.add("left out " + count(surplusEnclosures, "enclosure") + " of the feed: an item may have "
                    + Limits.ITEM_ENCLOSURES + ", a feed " + Limits.ENCLOSURES);
        }
        if (cutTexts > 0) {
            notices.add("cut " + count(cutTexts, "text") + " of the feed longer than " + Limits.TEXT_CHARACTERS
                    + " characters");
        }
        if (header) {
            notices.add("left out everything in the feed's header beyond " + Limits.ELEMENTS + " elements");
        }
        stop.ifPresent(why -> notices.add("stopped reading the feed: " + why));
        return notices;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
