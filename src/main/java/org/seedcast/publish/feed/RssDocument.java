package org.seedcast.publish.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.ProcessingInstruction;
import org.jdom2.Text;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.Xml;

/**
 * An RSS document, written item by item: the show notes of thousands of episodes as one tree, or as one text, take more
 * memory than all else together. Everything in it is made inert, and the addresses of a private origin are taken out.
 *
 * @param <T> what an item is made of
 */
final class RssDocument<T> {
    /** Stands around an item while it is written: private-use characters, as {@link Rendered#DATE_MARK} has them. */
    private static final String MARK = "\uE000item\uE000";

    private final Element channel;
    private final Collection<T> sources;
    private final Function<T, Element> items;
    private final OriginAddresses origin;

    /**
     * @param channel without items
     * @param items makes a new item at each call
     */
    RssDocument(Element channel, Collection<T> sources, Function<T, Element> items, OriginAddresses origin) {
        this.channel = channel;
        this.sources = sources;
        this.items = items;
        this.origin = origin;
        settle(channel);
    }

    /** Declares {@code namespaces} on the root, and there also what channel and items share. */
    Rendered renderDeclaringAll(Collection<Namespace> namespaces) {
        Set<Namespace> used = new LinkedHashSet<>(namespaces);
        collect(channel, used);
        for (T source : sources) {
            item(source, shell()).ifPresent(item -> collect(item, used));
        }
        return render(used);
    }

    /** Declares {@code namespaces} on the root; of two with one prefix, the first. */
    Rendered render(Collection<Namespace> namespaces) {
        Element root = new Element("rss").setAttribute("version", "2.0");
        for (Namespace namespace : namespaces) {
            if (!namespace.getPrefix().isEmpty() && root.getNamespace(namespace.getPrefix()) == null) {
                root.addNamespaceDeclaration(namespace);
            }
        }
        Element shell = shell();
        hoist(channel, root);
        hoist(shell, root);
        root.addContent("\n").addContent(channel).addContent("\n");
        String frame = frame(root, channel);
        root.setContent(1, shell);
        List<byte[]> parts = new ArrayList<>();
        parts.add(bytes(frame.substring(0, frame.indexOf(MARK))));
        for (T source : sources) {
            item(source, shell).ifPresent(item -> {
                hoist(item, root);
                parts.add(bytes("\n" + text(root, shell)));
            });
        }
        parts.add(bytes("\n" + frame.substring(frame.lastIndexOf(MARK) + MARK.length())));
        return new Rendered(parts);
    }

    private static String frame(Element root, Element channel) {
        channel.addContent(new Text(MARK));
        return Xml.serialise(documentOf(root));
    }

    /** Returns the content of {@code shell} as it is written inside {@code root}. */
    private static String text(Element root, Element shell) {
        shell.addContent(0, new Text(MARK));
        shell.addContent(new Text(MARK));
        String whole = Xml.serialise(documentOf(root));
        return whole.substring(whole.indexOf(MARK) + MARK.length(), whole.lastIndexOf(MARK));
    }

    private static Document documentOf(Element root) {
        Document document = root.getDocument();
        return document == null ? new Document(List.of(look(), root)) : document;
    }

    /** Returns what makes the feed readable in a browser: style alone, as nothing in a feed may run. */
    private static ProcessingInstruction look() {
        return new ProcessingInstruction("xml-stylesheet", "type=\"text/css\" href=\"feed.css\"");
    }

    /** Put into {@code shell}; empty when nothing of it may be published. */
    private Optional<Element> item(T source, Element shell) {
        shell.removeContent();
        shell.addContent(items.apply(source));
        settle(shell);
        return shell.getChildren().stream().findFirst();
    }

    private void settle(Element element) {
        InertXml.make(element);
        origin.takeOutOf(element);
    }

    /** The channel for one item alone: what is in scope there is in scope here. */
    private Element shell() {
        Element shell = new Element(channel.getName(), channel.getNamespace());
        channel.getAdditionalNamespaces().forEach(shell::addNamespaceDeclaration);
        for (Attribute attribute : channel.getAttributes()) {
            shell.setAttribute(attribute.clone());
        }
        return shell;
    }

    private static void collect(Element element, Set<Namespace> used) {
        used.addAll(element.getNamespacesIntroduced());
        element.getChildren().forEach(child -> collect(child, used));
    }

    /** Takes away what the root declares for all. */
    private static void hoist(Element element, Element root) {
        for (Namespace declared : List.copyOf(element.getAdditionalNamespaces())) {
            if (declared.equals(root.getNamespace(declared.getPrefix()))) {
                element.removeNamespaceDeclaration(declared);
            }
        }
        element.getChildren().forEach(child -> hoist(child, root));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
