package org.seedcast.feed;

import java.util.function.Consumer;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;
import org.jdom2.input.sax.SAXHandler;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * Builds a feed's document and hands out each item as soon as it is complete, so that never more than one is held:
 * what is left in the end is the header.
 */
final class FeedHandler extends SAXHandler {
    /** Deeper ones would exhaust the stack of whoever walks them; real feeds stay below 20. */
    private static final int MAX_DEPTH = 200;
    /** At a time, in the header and one item; real ones stay below 10,000. */
    private static final int MAX_ELEMENTS = 100_000;

    private final Consumer<Element> items;
    private int depth;
    private int elements;
    private int elementsBeforeItem;
    private int taken;

    /** @param items given each item while it is still in its place in the document */
    FeedHandler(Consumer<Element> items) {
        this.items = items;
    }

    /** How many items were handed out. */
    int taken() {
        return taken;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        if (++depth > MAX_DEPTH) {
            throw new TooMuch("elements nested deeper than " + MAX_DEPTH);
        }
        if (++elements > MAX_ELEMENTS) {
            throw new TooMuch("more than " + MAX_ELEMENTS + " elements in its header or an item");
        }
        if (depth <= FeedDocument.DEEPEST_ITEM && FeedDocument.isItem(local)) {
            elementsBeforeItem = elements - 1;
        }
        super.startElement(uri, local, name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        Element ended = getCurrentElement();
        super.endElement(uri, local, name);
        depth--;
        if (FeedDocument.isItem(ended)) {
            items.accept(ended);
            taken++;
            takeOut(ended);
            elements = elementsBeforeItem;
        }
    }

    /** The white space before an item goes with it: the header must not show how many items there were. */
    private static void takeOut(Element item) {
        Element parent = item.getParentElement();
        item.detach();
        int last = parent.getContentSize() - 1;
        if (last >= 0) {
            Content before = parent.getContent(last);
            if (before instanceof Text text && text.getText().isBlank()) {
                before.detach();
            }
        }
    }

    /** More than any feed has; nothing can be mended about it. */
    static final class TooMuch extends SAXException {
        TooMuch(String message) {
            super(message);
        }
    }
}
