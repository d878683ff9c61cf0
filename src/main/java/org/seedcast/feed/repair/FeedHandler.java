package org.seedcast.feed.repair;

import java.util.function.Consumer;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;
import org.jdom2.input.sax.SAXHandler;
import org.seedcast.feed.Excess;
import org.seedcast.feed.Limits;
import org.seedcast.feed.item.FeedDocument;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * Builds a feed's document and hands out each item as soon as it is complete, so that it never holds more than one: the
 * header remains in the end. Anything beyond {@link Limits} is never built.
 */
final class FeedHandler extends SAXHandler {
    private final Consumer<Element> items;
    private final Excess excess;
    /** Characters directly in each element that is open. */
    private final int[] texts = new int[Limits.DEPTH + 1];

    private final Load header = new Load();
    private Load load = header;
    private int depth;
    private int itemDepth;
    /** The depth of the outermost element that is not built; 0 when all are. */
    private int leftOut;

    private int taken;

    /** @param items given each item while it is still in its place in the document */
    FeedHandler(Consumer<Element> items, Excess excess) {
        this.items = items;
        this.excess = excess;
    }

    /** Returns the number of items handed out. */
    int taken() {
        return taken;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        depth++;
        if (leftOut > 0) {
            return;
        }
        if (itemDepth == 0 && depth <= FeedDocument.DEEPEST_ITEM && FeedDocument.isItem(local)) {
            itemDepth = depth;
            load = new Load();
        }
        if (depth > Limits.DEPTH || !load.add(1, length(name, attributes))) {
            leftOut = depth;
            return;
        }
        texts[depth] = 0;
        super.startElement(uri, local, name, attributes);
    }

    private static int length(String name, Attributes attributes) {
        int length = name.length();
        for (int i = 0; i < attributes.getLength(); i++) {
            length += attributes.getQName(i).length() + attributes.getValue(i).length();
        }
        return length;
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (leftOut > 0 || depth == 0) {
            return;
        }
        int fits = Math.min(length, Limits.TEXT_CHARACTERS - texts[depth]);
        if (fits < length && texts[depth] <= Limits.TEXT_CHARACTERS) {
            excess.cutText();
            texts[depth] = Limits.TEXT_CHARACTERS + 1;
        } else {
            texts[depth] += length;
        }
        if (fits > 0 && fits < length && Character.isHighSurrogate(text[start + fits - 1])) {
            fits--;
        }
        if (fits > 0 && load.add(0, fits)) {
            super.characters(text, start, fits);
        }
    }

    @Override
    public void comment(char[] text, int start, int length) throws SAXException {
        if (leftOut == 0 && load.add(1, length)) {
            super.comment(text, start, length);
        }
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        if (leftOut == 0 && load.add(1, target.length() + data.length())) {
            super.processingInstruction(target, data);
        }
    }

    @Override
    public void startCDATA() {
        if (leftOut == 0 && load.add(1, 0)) {
            super.startCDATA();
        }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        if (leftOut == 0) {
            super.startPrefixMapping(prefix, uri);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        int ended = depth--;
        if (leftOut > 0 && ended >= leftOut) {
            leftOut = ended == leftOut ? 0 : leftOut;
            load.overfull = true;
            return;
        }
        Element element = getCurrentElement();
        super.endElement(uri, local, name);
        if (ended == itemDepth) {
            endItem(element);
        }
    }

    private void endItem(Element element) {
        itemDepth = 0;
        Load item = load;
        load = header;
        if (!FeedDocument.isItem(element)) {
            if (!header.add(item.elements, item.characters) || item.overfull) {
                element.detach();
            }
            return;
        }
        if (item.overfull) {
            excess.largeItem();
        } else {
            items.accept(element);
        }
        taken++;
        int blank = takeOut(element);
        header.characters -= blank;
        texts[depth] -= blank;
    }

    @Override
    public void endDocument() throws SAXException {
        if (header.overfull) {
            excess.largeHeader();
        }
        super.endDocument();
    }

    /**
     * The white space before an item goes with it: the header must not show how many items there were.
     *
     * @return its length
     */
    private static int takeOut(Element item) {
        Element parent = item.getParentElement();
        item.detach();
        int last = parent.getContentSize() - 1;
        if (last >= 0) {
            Content before = parent.getContent(last);
            if (before instanceof Text text && text.getText().isBlank()) {
                before.detach();
                return text.getText().length();
            }
        }
        return 0;
    }

    /** Size of an item, or of the header. */
    private static final class Load {
        private int elements;
        private int characters;
        private boolean overfull;

        /** @return whether it still fits */
        private boolean add(int moreElements, int moreCharacters) {
            boolean fits =
                    elements + moreElements <= Limits.ELEMENTS && moreCharacters <= Limits.ITEM_CHARACTERS - characters;
            if (fits) {
                elements += moreElements;
                characters += moreCharacters;
            }
            overfull |= !fits;
            return fits;
        }
    }

    /** Reports more than a parser can take; everything read before is good. */
    static final class TooMuch extends SAXException {
        TooMuch(String message) {
            super(message);
        }
    }
}
