package org.seedcast.publish.item;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Attribute;
import org.jdom2.CDATA;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jsoup.parser.Parser;
import org.seedcast.address.Decoded;
import org.seedcast.address.Secrets;
import org.seedcast.library.Catalogue;
import org.seedcast.torrent.Sha256;

/**
 * Removes every address of the origin from all that is published of a private feed, wherever it stands and however it
 * is written, and every other that holds a secret. Published parts of any other feed stay as their publisher wrote
 * them.
 */
public final class OriginAddresses {
    private static final Set<String> ADDRESSES = Set.of("url", "href", "uri", "src", "resource", "about", "base");
    /** Elements that are nothing without the address that is their text. */
    private static final Set<String> ADDRESS_TEXTS = Set.of("link", "comments", "docs", "url", "icon", "logo", "image");
    /** As addresses stand in a text: no blank is in them, and nothing that ends an attribute. */
    private static final Pattern WORD = Pattern.compile("[^\\s\"'<>]++");

    private static final Pattern TAG = Pattern.compile("<[A-Za-z][^<>]*+>");
    /** An attribute of HTML that leads somewhere. */
    private static final Pattern LEAD = Pattern.compile(
            "(?i)(?<=[\\s\"'/](?:href|src|srcset|poster|action|cite|data|data-src|background|longdesc|formaction))"
                    + "(\\s*+=\\s*+)(\"[^\"]*+\"|'[^']*+'|[^\\s\"'>]++)");
    /** An address that is not relative to the document that holds it. */
    private static final Pattern ABSOLUTE = Pattern.compile("^(?:#|//|[A-Za-z][A-Za-z0-9+.-]*+:)");

    private final boolean isPrivate;
    private final OriginHosts hosts;
    private final Set<String> ours;
    private final List<String> ourPlaces;

    private OriginAddresses(boolean isPrivate, OriginHosts hosts, Set<String> ours, List<String> ourPlaces) {
        this.isPrivate = isPrivate;
        this.hosts = hosts;
        this.ours = ours;
        this.ourPlaces = ourPlaces;
    }

    public static OriginAddresses of(Catalogue catalogue) {
        if (!catalogue.settings().privateFeed()) {
            return new OriginAddresses(false, OriginHosts.NONE, Set.of(), List.of());
        }
        Set<String> ours = new HashSet<>();
        Torrent.allOf(catalogue).forEach(torrent -> torrent.magnet().ifPresent(ours::add));
        List<String> places = Stream.concat(
                        catalogue.settings().baseUrl().stream(), catalogue.settings().mediaBase().stream())
                .map(URI::toString)
                .toList();
        return new OriginAddresses(true, OriginHosts.of(catalogue), ours, places);
    }

    /** {@code text}, plain or HTML, without such addresses. */
    public String without(String text) {
        if (!isPrivate) {
            return text;
        }
        String absolute = TAG.matcher(text)
                .replaceAll(tag -> Matcher.quoteReplacement(LEAD.matcher(tag.group())
                        .replaceAll(lead -> Matcher.quoteReplacement(lead.group(1) + led(lead.group(2))))));
        return WORD.matcher(absolute)
                .replaceAll(word -> isIn(word.group()) ? "" : Matcher.quoteReplacement(word.group()));
    }

    private String led(String quoted) {
        String address =
                quoted.charAt(0) == '"' || quoted.charAt(0) == '\'' ? quoted.substring(1, quoted.length() - 1) : quoted;
        String joined = Xml.joined(Parser.unescapeEntities(address, true));
        return ABSOLUTE.matcher(joined).lookingAt() && !isIn(joined) ? quoted : "\"\"";
    }

    private boolean isIn(String word) {
        boolean plain = word.chars().noneMatch(c -> "/\\@:=?#%&".indexOf(c) >= 0); // as most are, by the million
        if (plain || ours.contains(word) || ourPlaces.stream().anyMatch(word::startsWith)) {
            return false;
        }
        return Stream.of(word, Parser.unescapeEntities(Parser.unescapeEntities(word, false), false))
                .flatMap(form -> Decoded.forms(form).stream())
                .distinct()
                .anyMatch(form -> Secrets.in(form).any() || hosts.areNamedIn(form.toLowerCase(Locale.ROOT)));
    }

    /** Takes them out of {@code element} and all in it; what is nothing without its address goes as a whole. */
    public void takeOutOf(Element element) {
        if (isPrivate) {
            settle(element);
        }
    }

    private void settle(Element element) {
        for (Element child : List.copyOf(element.getChildren())) {
            if (isNothingWithoutIt(child) && isHome(child)) {
                child.setText(ourPlaces.stream().findFirst().orElse("")); // a channel must have a link (RSS 2.0)
            } else if (isNothingWithoutIt(child)) {
                Xml.remove(child);
            } else {
                settle(child);
            }
        }
        for (Namespace declared : List.copyOf(element.getAdditionalNamespaces())) {
            if (isIn(declared.getURI())) {
                element.removeNamespaceDeclaration(declared);
            }
        }
        for (Attribute attribute : List.copyOf(element.getAttributes())) {
            settle(attribute);
        }
        if (element.getName().equals("guid") && isPrivate(element.getText())) {
            hide(element);
        }
        for (Content content : List.copyOf(element.getContent())) {
            if (content instanceof Text text) {
                String rest = without(text.getText());
                if (!rest.equals(text.getText())) {
                    Text settled = content instanceof CDATA ? new CDATA(rest) : new Text(rest);
                    element.setContent(element.indexOf(content), settled);
                }
            }
        }
    }

    private static boolean isHome(Element element) {
        return element.getName().equals("link")
                && element.getNamespace().equals(Namespace.NO_NAMESPACE)
                && element.getParentElement().getName().equals("channel");
    }

    private void settle(Attribute attribute) {
        String rest = without(attribute.getValue());
        if (isIn(attribute.getNamespaceURI()) || (rest.isBlank() && ADDRESSES.contains(attribute.getName()))) {
            attribute.detach();
        } else {
            attribute.setValue(rest);
        }
    }

    private boolean isNothingWithoutIt(Element element) {
        boolean led = element.getAttributes().stream()
                .anyMatch(attribute -> ADDRESSES.contains(attribute.getName())
                        && attribute.getNamespace().equals(Namespace.NO_NAMESPACE)
                        && isPrivate(attribute.getValue()));
        boolean address = ADDRESS_TEXTS.contains(element.getName())
                && element.getChildren().isEmpty();
        boolean image = element.getName().equals("image")
                && Optional.ofNullable(element.getChildText("url"))
                        .filter(this::isPrivate)
                        .isPresent();
        return led || image || isIn(element.getNamespaceURI()) || (address && isPrivate(element.getText()));
    }

    /** Reports whether a value that is an address as a whole, possibly with blanks, is private. */
    private boolean isPrivate(String address) {
        return isIn(Xml.joined(address));
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
    public String guid(String guid) {
        return isPrivate && isPrivate(guid) ? hidden(guid) : guid;
    }
}
