package org.seedcast.publish;

import java.util.ArrayList;
import java.util.List;

/** Parts of a feed that would run in a browser, each of which sets {@code window.hit} or asks for {@code /hit}. */
public final class ActiveVectors {
    private static final String NAMESPACES = "xmlns:h=\"http://www.w3.org/1999/xhtml\" "
            + "xmlns:s=\"http://www.w3.org/2000/svg\" xmlns:m=\"http://www.w3.org/1998/Math/MathML\" "
            + "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
            + "xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" xmlns:ev=\"http://www.w3.org/2001/xml-events\" "
            + "xmlns:xbl=\"http://www.mozilla.org/xbl\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
            + "xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
            + "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            + "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:odd=\"urn:example:odd\"";

    private ActiveVectors() {}

    /** Each at home in a channel and in an item. */
    public static List<String> all() {
        List<String> all = new ArrayList<>(List.of(
                // XHTML, whatever its prefix and however deep
                "<h:script>window.hit=1</h:script>",
                "<script xmlns=\"http://www.w3.org/1999/xhtml\">window.hit=2</script>",
                "<odd:a><odd:b><h:script>window.hit=3</h:script></odd:b></odd:a>",
                "<itunes:owner><itunes:name>n</itunes:name><h:script src=\"/hit\"/></itunes:owner>",
                "<description><h:p>Words <h:script>window.hit=4</h:script></h:p></description>",
                "<content:encoded><h:img src=\"/hit\" onerror=\"window.hit=5\"/></content:encoded>",
                "<h:img src=\"/hit\" onerror=\"window.hit=6\"/>",
                "<h:iframe src=\"javascript:parent.window.hit=7\"/>",
                "<h:iframe srcdoc=\"&lt;script&gt;parent.window.hit=8&lt;/script&gt;\"/>",
                "<h:object data=\"/hit\"/><h:embed src=\"/hit\"/>",
                "<h:link rel=\"stylesheet\" href=\"/hit\"/><h:style>@import '/hit';</h:style>",
                "<h:meta http-equiv=\"refresh\" content=\"0;url=/hit\"/>",
                "<h:base href=\"http://127.0.0.1:1/\"/>",
                "<h:body onload=\"window.hit=9\"><h:p>notes</h:p></h:body>",
                "<h:video autoplay=\"\" src=\"/hit\"/><h:audio src=\"/hit\" onerror=\"window.hit=10\"/>",
                "<h:input autofocus=\"\" onfocus=\"window.hit=11\"/>",
                "<h:details open=\"\" ontoggle=\"window.hit=12\">d</h:details>",
                // SVG and MathML
                "<s:svg onload=\"window.hit=20\"><s:script>window.hit=21</s:script></s:svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script href=\"/hit\"/><image href=\"/hit\"/></svg>",
                "<s:svg><s:animate onbegin=\"window.hit=22\" attributeName=\"x\" dur=\"1s\"/></s:svg>",
                "<s:svg><s:foreignObject><h:script>window.hit=23</h:script></s:foreignObject></s:svg>",
                "<s:svg><s:use xlink:href=\"/hit#x\"/><s:image xlink:href=\"/hit\"/></s:svg>",
                "<s:script xlink:href=\"/hit\"/>",
                "<m:math><m:maction actiontype=\"statusline\" xlink:href=\"javascript:window.hit=24\">x</m:maction></m:math>",
                // what XML has of its own
                "<xi:include href=\"/hit\"/>",
                "<xsl:stylesheet version=\"1.0\"><xsl:include href=\"/hit\"/></xsl:stylesheet>",
                "<ev:listener event=\"load\" handler=\"javascript:window.hit=25\"/>",
                "<xbl:bindings><xbl:binding id=\"x\"/></xbl:bindings>",
                "<v:image src=\"/hit\"/>",
                "<odd:a xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\" xlink:href=\"/hit\"/>",
                "<odd:a h:onclick=\"window.hit=26\" onload=\"window.hit=27\" ONMOUSEOVER=\"window.hit=28\">x</odd:a>",
                "<?xml-stylesheet type=\"text/xsl\" href=\"/hit\"?>",
                "<?php echo 6*7; ?>",
                // what is nothing to XML, and HTML to a browser that takes the file for that
                "<script>window.hit=30</script>",
                "<SCRIPT>window.hit=31</SCRIPT>",
                "<odd:a><script>window.hit=32</script></odd:a>",
                "<script xmlns=\"urn:example:odd\">window.hit=33</script>",
                "<svg xmlns=\"urn:example:odd\" onload=\"window.hit=34\"><script>window.hit=35</script></svg>",
                "<img src=\"/hit\" onerror=\"window.hit=36\"/>",
                "<iframe src=\"/hit\"/><object data=\"/hit\"/><embed src=\"/hit\"/><frameset onload=\"window.hit=37\"/>",
                "<style>@import '/hit';</style><base href=\"http://127.0.0.1:1/\"/>",
                "<meta http-equiv=\"refresh\" content=\"0;url=/hit\"/>",
                "<link rel=\"stylesheet\" href=\"/hit\"/>",
                "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"stylesheet\" href=\"/hit\"/>",
                "<link rel=\"modulepreload\" href=\"/hit\"/>",
                "<image src=\"/hit\" onerror=\"window.hit=38\"><url>https://show.example/s.png</url></image>",
                "<category onclick=\"window.hit=39\" style=\"background:url(/hit)\">c</category>",
                "<title/><title>&lt;/title&gt;&lt;script&gt;window.hit=40&lt;/script&gt;</title>",
                "<title>a<b>b</b><script>window.hit=41</script></title>",
                "<description><![CDATA[<script>window.hit=42</script><img src=x onerror=window.hit=43>]]></description>",
                "<description><![CDATA[x><p><script>window.hit=44</script>]]></description>",
                "<itunes:summary><![CDATA[--><svg onload=window.hit=45>]]></itunes:summary>",
                "<!--><script>window.hit=46</script>-->",
                "<!--->x<img src=x onerror=window.hit=47>-->",
                "<textarea/><plaintext/><xmp/><noscript/><template/><select/><table/>",
                "<odd:a title=\"&quot;&gt;&lt;script&gt;window.hit=48&lt;/script&gt;\">&lt;script&gt;window.hit=49&lt;/script&gt;</odd:a>",
                "<odd:a xml:base=\"javascript:window.hit=50//\"><odd:link>x</odd:link></odd:a>",
                // addresses
                "<link>javascript:window.hit=60</link>",
                "<comments> \n java\nscript:window.hit=61</comments>",
                "<docs>DATA:text/html,%3Cscript%3Ewindow.hit=62%3C/script%3E</docs>",
                "<atom:link rel=\"payment\" href=\"javascript:window.hit=63\"/>",
                "<atom:link rel=\"payment\" href=\"&#1;java&#9;script&#10;:window.hit=64\"/>",
                "<atom:icon>vbscript:hit</atom:icon>",
                "<media:thumbnail url=\"data:image/svg+xml,%3Csvg onload='window.hit=65'%3E\"/>",
                "<itunes:image href=\"javascript:window.hit=66\"/>",
                "<odd:a odd:href=\"feed:javascript:window.hit=67\" where=\"javascript:hit()\"/>",
                "<image><url>javascript:window.hit=68</url><title>t</title><link>https://x.example/</link></image>",
                "<odd:where>javascript:window.alert(69)</odd:where>"));
        return List.copyOf(all);
    }

    /** A feed with that in its channel and in its only item. */
    public static String feed(String part) {
        return "<rss version=\"2.0\" " + NAMESPACES + "><channel><title>Show</title><link>https://show.example/</link>"
                + "<description>About it.</description><itunes:author>Ann</itunes:author>" + part
                + "<item><title>T</title><guid>g</guid>" + part
                + "<enclosure url=\"https://a.example/e.mp3\" length=\"5\" type=\"audio/mpeg\"/></item></channel></rss>";
    }
}
