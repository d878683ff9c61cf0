package org.seedcast.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.CDATA;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;
import org.seedcast.library.Catalogue;
import org.seedcast.torrent.Sha256;

/**
 * Takes the addresses that let a subscriber in out of all that is published of a private feed, wherever they stand: an
 * enclosure, a guid, a link in the show notes. What is published of any other feed stays as its publisher wrote it.
 */
final class Secrets {
    private static final Set<String> ADDRESSES = Set.of("url", "href", "uri", "src");
    /** With a user, or with a parameter that {@link PublicAddress} knows for a secret; also where {@code &} is escaped. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)(?<=//)[^/?#]*@|[?&;](?:auth|token|key|sig|signature|access_token)=");

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://[^\\s\"'<>]*+");

    private final boolean isPrivate;

    private Secrets(boolean isPrivate) {
        this.isPrivate = isPrivate;
    }

    static Secrets of(Catalogue catalogue) {
        return new Secrets(catalogue.source().filter(Secrets::isIn).isPresent()
                || catalogue.entries().stream()
                        .flatMap(entry -> entry.items().stream())
                        .anyMatch(item -> isIn(item.enclosure().url().toString())));
    }

    private static boolean isIn(String text) {
        return ADDRESS.matcher(text).results().anyMatch(found -> SECRET.matcher(found.group())
                .find());
    }

    /** {@code text} without such addresses. */
    String without(String text) {
        return isPrivate
                ? ADDRESS.matcher(text)
                        .replaceAll(found ->
                                SECRET.matcher(found.group()).find() ? "" : Matcher.quoteReplacement(found.group()))
                : text;
    }

    /** Takes them out of {@code element} and all in it; what is nothing without its address goes as a whole. */
    void takeOutOf(Element element) {
        if (!isPrivate) {
            return;
        }
        for (Element child : List.copyOf(element.getChildren())) {
            if (isNothingWithoutIt(child)) {
                Xml.remove(child);
            } else {
                takeOutOf(child);
            }
        }
        for (Attribute attribute : element.getAttributes()) {
            attribute.setValue(without(attribute.getValue()));
        }
        if (element.getName().equals("guid") && isIn(element.getText())) {
            hide(element);
        }
        for (Content content : List.copyOf(element.getContent())) {
            if (content instanceof Text text && isIn(text.getText())) {
                String rest = without(text.getText());
                element.setContent(
                        element.indexOf(content), content instanceof CDATA ? new CDATA(rest) : new Text(rest));
            }
        }
    }

    private static boolean isNothingWithoutIt(Element element) {
        return element.getAttributes().stream()
                .anyMatch(attribute -> ADDRESSES.contains(attribute.getName()) && isIn(attribute.getValue()));
    }

    private static void hide(Element guid) {
        guid.setText(hidden(guid.getText())).setAttribute("isPermaLink", "false");
    }

    /** Another one that stays the same for ever, as apps know an episode by it. */
    private static String hidden(String guid) {
        return "urn:sha256:"
                + Sha256.hash(guid.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** {@code guid} as it is published. */
    String guid(String guid) {
        return isPrivate && isIn(guid) ? hidden(guid) : guid;
    }
}
