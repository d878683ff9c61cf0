package org.seedcast.publish.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdom2.Element;
import org.junit.jupiter.api.Test;

/** Elements of the library, which another Java may have read. */
class XmlTest {
    @Test
    void depthIsNoHindrance() {
        assertThat(Xml.parse("<a>".repeat(199) + "</a>".repeat(199)).getChildren())
                .hasSize(1);
    }

    @Test
    void manyAttributesAreNoHindrance() {
        String attributes =
                IntStream.range(0, 11_000).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());

        assertThat(Xml.parse("<a" + attributes + "/>").getAttributes()).hasSize(11_000);
    }

    @Test
    void longNamesAreNoHindrance() {
        String name = "a".repeat(2_000);

        assertThat(Xml.parse("<" + name + "/>")).extracting(Element::getName).isEqualTo(name);
    }

    @Test
    void addressesOfNamespacesAreNoHindrance() {
        String address = "https://a.example/" + "a".repeat(2_000);

        assertThat(Xml.parse("<x:a xmlns:x='" + address + "'/>"))
                .extracting(Element::getNamespaceURI)
                .isEqualTo(address);
    }
}
