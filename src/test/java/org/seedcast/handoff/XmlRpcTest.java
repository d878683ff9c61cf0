package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcTest {
    private final XmlRpc rpc = new XmlRpc(ScgiPlace.loopback(1));

    private Object parsed(String xml) throws ClientFault {
        return rpc.parsed(("Status: 200 OK\r\n\r\n" + xml).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void parametersAreEscaped() {
        assertThat(XmlRpc.body("load.raw", List.of("", "a<b>&c", new byte[] {1, 2, 3})))
                .endsWith("<params><param><value><string></string></value></param>"
                        + "<param><value><string>a&lt;b&gt;&amp;c</string></value></param>"
                        + "<param><value><base64>AQID</base64></value></param></params></methodCall>");
    }

    @Test
    void theHeadIsANetstring() {
        String request = new String(XmlRpc.request(new byte[] {'x', 'y'}), StandardCharsets.US_ASCII);
        int colon = request.indexOf(':');
        int length = Integer.parseInt(request.substring(0, colon));
        assertThat(request.substring(colon + 1)).startsWith("CONTENT_LENGTH\0002\0SCGI\0001\0");
        assertThat(request.substring(colon + 1 + length)).isEqualTo(",xy");
    }

    @Test
    void listsTextsAndNumbersAreRead() throws Exception {
        assertThat(parsed(
                        "<?xml version=\"1.0\"?><methodResponse><params><param><value><array><data><value><array><data>"
                                + "<value><string>&#220;ber &amp; aus</string></value><value><i8>1</i8></value><value>bare</value>"
                                + "</data></array></value></data></array></value></param></params></methodResponse>"))
                .isEqualTo(List.of(List.of("Über & aus", 1L, "bare")));
    }

    @Test
    void aFaultIsTold() {
        assertThatThrownBy(() -> parsed("<?xml version=\"1.0\"?><methodResponse><fault><value><struct><member>"
                        + "<name>faultString</name><value><string>no such method</string></value></member></struct></value>"
                        + "</fault></methodResponse>"))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining("no such method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "<?xml version=\"1.0\"?><methodResponse>",
                "<?xml version=\"1.0\"?><methodResponse><params><param><value><i8>one</i8></value></param></params></methodResponse>",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><methodResponse><params><param><value>&b;</value></param></params></methodResponse>",
            })
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> parsed(text)).isInstanceOf(ClientFault.class).hasMessageContaining("not XML-RPC");
    }

    @Test
    void depthHasABound() {
        String deep = "<value><array><data>".repeat(20) + "</data></array></value>".repeat(20);
        assertThatThrownBy(() -> parsed("<?xml version=\"1.0\"?><methodResponse><params><param>" + deep
                        + "</param></params></methodResponse>"))
                .isInstanceOf(ClientFault.class);
    }
}
