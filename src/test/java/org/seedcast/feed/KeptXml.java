package org.seedcast.feed;

import java.io.IOException;
import java.io.StringReader;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;

/** Reads the elements that the library keeps as a strict parser does: they were mended before. */
final class KeptXml {
    private KeptXml() {}

    static Element read(String xml) {
        try {
            return new SAXBuilder().build(new StringReader(xml)).getRootElement();
        } catch (JDOMException | IOException e) {
            throw new AssertionError("kept XML that is none: " + xml, e);
        }
    }
}
