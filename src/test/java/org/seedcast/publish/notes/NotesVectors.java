package org.seedcast.publish.notes;

import java.util.ArrayList;
import java.util.List;

/** Ways in which markup was smuggled through one filter or another. */
final class NotesVectors {
    private static final List<String> EVENTS = List.of(
            "onload",
            "onerror",
            "onclick",
            "onmouseover",
            "onfocus",
            "onblur",
            "ontoggle",
            "onbegin",
            "onanimationend",
            "onpointerover",
            "onbeforetoggle",
            "onscrollend",
            "oncontentvisibilityautostatechange",
            "ONCLICK",
            "on click");

    private static final List<String> CARRIERS = List.of(
            "<img src=x %s=alert(1)>",
            "<svg %s=alert(1)>",
            "<body %s=alert(1)>",
            "<p %s=alert(1)>x",
            "<a href=https://a.example %s=alert(1)>x</a>",
            "<b/%s=alert(1)>x",
            "<li \"%s=alert(1)\" %s='alert(1)'>x",
            "<details open %s=alert(1)><summary>x",
            "<video><source %s=alert(1)></video>");

    private static final List<String> SCRIPTS = List.of(
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u0001javascript:alert(1)",
            "javascript&colon;alert(1)",
            "&#106;avascript:alert(1)",
            "&#x6A;avascript:alert(1)",
            "&#0000106avascript:alert(1)",
            "vbscript:msgbox(1)",
            "livescript:x",
            "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD4=",
            "feed:javascript:alert(1)",
            "view-source:javascript:alert(1)",
            "jar:javascript:x!/",
            "blob:https://a.example/x",
            "about:blank",
            "https:javascript:alert(1)",
            "//javascript:alert(1)",
            "https://a.example/\"onclick=alert(1)",
            "https://a.example/'><script>alert(1)</script>",
            "https://a.example\\@b.example",
            "mailto:x\"onclick=y",
            "mailto:a@b?body=<script>",
            "ftp://a.example",
            "file:///etc/passwd",
            "\u202ehttps://a.example",
            "javascript://a.example/%0aalert(1)",
            "https://a.example/javascript:alert(1)",
            "intent://x#Intent;end");

    private static final List<String> PLACES = List.of(
            "<a href=\"%s\">x</a>",
            "<a href='%s'>x</a>",
            "<a href=%s>x</a>",
            "<a xlink:href=\"%s\">x</a>",
            "<svg><a xlink:href=\"%s\"><text>x</text></a></svg>",
            "<math href=\"%s\">x</math>",
            "<iframe src=\"%s\">",
            "<form action=\"%s\"><button formaction=\"%s\">x</button></form>",
            "<object data=\"%s\">",
            "<embed src=\"%s\">",
            "<base href=\"%s\"><a href=x>y</a>",
            "<meta http-equiv=refresh content=\"0;url=%s\">",
            "<img src=\"%s\">",
            "<link rel=stylesheet href=\"%s\">",
            "<area href=\"%s\">",
            "<blockquote cite=\"%s\">x</blockquote>",
            "see %s x");

    private static final List<String> OTHERS = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//a.example>",
            "<script/x>alert(1)</script>",
            "<scr<script>ipt>alert(1)",
            "<<script>alert(1)//<</script>",
            "<script>a</script",
            "</p><script>",
            "<script\n>a</script\n>",
            "<style>@import x",
            "<style><img src=\"</style><img src=x onerror=alert(1)>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=y>\">",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<form><math><mtext></form><form><mglyph><style></math>",
            "<svg><style>&lt;img src=x onerror=y&gt;</style></svg>",
            "<template><script>x</script></template>",
            "<xmp><script>x</script></xmp>",
            "<plaintext><script>x",
            "<textarea><script>x</textarea><script>",
            "<title><script>x</title><img src=x onerror=y>",
            "<iframe srcdoc='<script>x</script>'>",
            "<noembed><img src=x onerror=y>",
            "<!--><script>x</script>-->",
            "<!--->x<script>y</script>-->",
            "<!-- --!><script>x</script>",
            "<![CDATA[<script>x</script>]]>",
            "<?xml-stylesheet href=x?><p>x",
            "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
            "<p style=\"x:expression(y)\">x",
            "<div style='background:url(javascript:x)'>x</div>",
            "<p class=time id=items>x",
            "<a class=time href=\"#t=1;alert\">x</a>",
            "<a name=query>x</a><a id=found>y</a>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&amp;lt;script&amp;gt;",
            "\u0000<script>x",
            "<\u0000script>x</script>",
            "<img src=`x`onerror=y>",
            "<isindex type=image src=1 onerror=alert(1)>",
            "<marquee onstart=x>y",
            "<keygen autofocus onfocus=x>",
            "<custom-element>x</custom-element>",
            "<p is=x-y slot=z>x",
            "<select><script>x</script></select>",
            "<table><tr><td><form action=x></td></tr></table>",
            "<frameset onload=x>",
            "<portal src=x>",
            "<dialog open>x</dialog>",
            "<button popovertarget=x>y</button><div popover id=x onbeforetoggle=z>",
            "<input type=image src=x onerror=y>",
            "]]>x",
            "x\uFFFEy\uD800z",
            "{{title}}{{{title}}}",
            "<p>{{#items}}</p>",
            "<a href=\"https://a.example/{{x}}\">y</a>");

    private NotesVectors() {}

    static List<String> all() {
        List<String> all = new ArrayList<>(OTHERS);
        CARRIERS.forEach(carrier -> EVENTS.forEach(event -> all.add(carrier.replace("%s", event))));
        PLACES.forEach(place -> SCRIPTS.forEach(script -> all.add(place.replace("%s", script))));
        return all;
    }
}
