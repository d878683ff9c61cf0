package org.seedcast.feed.item;

import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Text;
import org.jdom2.input.SAXBuilder;
import org.seedcast.address.SessionIds;
import org.seedcast.feed.Episode;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.Pictures;

/**
 * Tells if two texts of an element say the same. Programs that make a feed anew at each request write the time into it,
 * comments on how long that took, and session ids; they may put attributes and blanks in any order. None of that is news.
 * Not for several threads.
 */
public final class Essence {
    /** Elements of a channel that tell when it was made, by what, and when to come again. */
    private static final Set<String> PASSING = Set.of(
            "pubDate",
            "lastBuildDate",
            "updated",
            "modified",
            "date",
            "updateBase",
            "ttl",
            "generator",
            "generatorAgent");

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->|<!--.*+");
    private static final Pattern FRAGMENT = Pattern.compile("#.*+$");
    private static final Comparator<Attribute> BY_NAME =
            Comparator.comparing(Attribute::getNamespaceURI).thenComparing(Attribute::getName);

    private final SAXBuilder parser = FeedXml.parser();

    /** Compares two items, as {@link Episode#xml} has them. */
    public boolean isSame(String item, String other) {
        return item.equals(other) || essence(item, false).equals(essence(other, false));
    }

    /** Compares two channels, except for the addresses of their pictures: {@link FeedChannel#image} covers those. */
    public boolean isSame(FeedChannel channel, FeedChannel other) {
        return channel.equals(other)
                || (fields(channel).equals(fields(other))
                        && essence(channel.xml(), true).equals(essence(other.xml(), true)));
    }

    private static List<Object> fields(FeedChannel channel) {
        return List.of(
                channel.format(),
                bare(channel.title()),
                channel.link().map(link -> SessionIds.without(link.toString())),
                bare(channel.description()),
                channel.language(),
                channel.image().map(image -> Pictures.place(image.toString())),
                channel.author(),
                channel.license(),
                channel.locked());
    }

    /** Empty for what is no XML, which equals nothing then but itself. */
    private String essence(String xml, boolean channel) {
        try {
            Element root = parser.build(new StringReader(xml)).getRootElement();
            StringBuilder essence = new StringBuilder(xml.length());
            write(root, channel, essence);
            return essence.toString();
        } catch (JDOMException | IOException e) {
            return xml; // kept by an earlier version; it is compared as it stands
        }
    }

    private static void write(Element element, boolean channel, StringBuilder essence) {
        essence.append('<').append(element.getNamespaceURI()).append(' ').append(element.getName());
        element.getAttributes().stream().sorted(BY_NAME).forEach(attribute -> essence.append(' ')
                .append(attribute.getNamespaceURI())
                .append(' ')
                .append(attribute.getName())
                .append('=')
                .append(value(attribute, channel)));
        essence.append('>');
        StringBuilder text = new StringBuilder();
        for (Content content : element.getContent()) {
            if (content instanceof Text part) {
                text.append(part.getText());
            } else if (content instanceof Element child && !(channel && isPassing(element, child))) {
                end(text, element, channel, essence);
                write(child, channel, essence);
            }
        }
        end(text, element, channel, essence);
        essence.append("</>");
    }

    private static boolean isPassing(Element parent, Element child) {
        return parent.isRootElement() && PASSING.contains(child.getName());
    }

    private static void end(StringBuilder text, Element element, boolean channel, StringBuilder essence) {
        String bare = bare(text.toString());
        essence.append(channel && Pictures.isPlace(element) ? Pictures.place(bare) : bare);
        text.setLength(0);
    }

    /**
     * Returns the value of an attribute; an address loses the parts that no server receives, or that differ for each
     * visitor.
     */
    private static String value(Attribute attribute, boolean channel) {
        String value = bare(attribute.getValue());
        boolean place = attribute.getName().equals(SourceAddress.NOTE) || (channel && Pictures.isPlace(attribute));
        if (place) {
            return Pictures.place(value);
        }
        return attribute.getName().equals("url") ? FRAGMENT.matcher(value).replaceFirst("") : value;
    }

    /** Notes are pages, and have comments of their own. */
    private static String bare(String text) {
        String said = text.contains("<!--") ? COMMENT.matcher(text).replaceAll("") : text;
        return SessionIds.without(said.strip().replace("\r\n", "\n"));
    }
}
