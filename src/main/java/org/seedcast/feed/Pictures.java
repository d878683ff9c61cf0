package org.seedcast.feed;

import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Element;

/** Tells where a channel names its pictures. Their queries are often there only to get past a cache. */
public final class Pictures {
    private static final Pattern QUERY = Pattern.compile("[?#;].*+$");
    private static final Set<String> ADDRESSES = Set.of("url", "logo", "icon");
    private static final Set<String> ELEMENTS = Set.of("image", "thumbnail");

    private Pictures() {}

    public static boolean isPlace(Element element) {
        Element parent = element.getParentElement();
        boolean inside = parent != null && ELEMENTS.contains(parent.getName());
        return element.getName().equals("url") ? inside : ADDRESSES.contains(element.getName());
    }

    public static boolean isPlace(Attribute attribute) {
        return attribute.getParent() != null
                && ELEMENTS.contains(attribute.getParent().getName());
    }

    /** The address without what may be another at each request: whether the picture is, only its bytes tell. */
    public static String place(String address) {
        return QUERY.matcher(address).replaceFirst("");
    }
}
