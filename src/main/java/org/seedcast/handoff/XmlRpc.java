package org.seedcast.handoff;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.seedcast.failure.SeedcastException;

/** Calls by XML-RPC over SCGI, one a connection: as much of it as a client of ours speaks. */
final class XmlRpc {
    private static final int LARGEST_ANSWER_BYTES = 32 << 20;
    private static final long LIMIT_MILLIS = 60_000;
    private static final int DEEPEST = 8;

    private final ScgiPlace place;

    XmlRpc(ScgiPlace place) {
        this.place = place;
    }

    String client() {
        return place.name();
    }

    /**
     * Returns the answer: a text, a Long, or a list of them.
     *
     * @param parameters texts, bytes or numbers
     */
    Object call(String method, List<?> parameters) throws ClientFault, InterruptedException {
        byte[] answer;
        try {
            answer = exchange(request(body(method, parameters).getBytes(StandardCharsets.UTF_8)));
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("interrupted while talking to a client");
        } catch (IOException e) {
            throw new ClientFault(
                    "cannot reach " + client() + ": " + SeedcastException.reason(e),
                    "does it run, and may this user use its socket?",
                    e);
        }
        return parsed(answer);
    }

    static String body(String method, List<?> parameters) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodCall><methodName>")
                .append(method)
                .append("</methodName><params>");
        for (Object parameter : parameters) {
            xml.append("<param><value>").append(value(parameter)).append("</value></param>");
        }
        return xml.append("</params></methodCall>").toString();
    }

    private static String value(Object parameter) {
        if (parameter instanceof byte[] bytes) {
            return "<base64>" + Base64.getEncoder().encodeToString(bytes) + "</base64>";
        }
        String text = parameter.toString();
        return "<string>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</string>";
    }

    /** A netstring of headers, then the body. */
    static byte[] request(byte[] body) {
        String headers =
                "CONTENT_LENGTH\0" + body.length + "\0SCGI\0" + "1\0REQUEST_METHOD\0POST\0REQUEST_URI\0/RPC2\0";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((headers.length() + ":" + headers + ",").getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private byte[] exchange(byte[] request) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
        try (SocketChannel channel = place.address() instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
                Selector selector = Selector.open()) {
            channel.connect(place.address());
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            ByteBuffer out = ByteBuffer.wrap(request);
            while (out.hasRemaining()) {
                await(selector, end);
                channel.write(out);
            }
            key.interestOps(SelectionKey.OP_READ);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer in = ByteBuffer.allocate(64 << 10);
            for (int read = 0; read >= 0; read = channel.read(in.clear())) {
                answer.write(in.array(), 0, read);
                if (answer.size() > LARGEST_ANSWER_BYTES) {
                    throw new IOException("it answers with more than it can have to say");
                }
                await(selector, end);
            }
            return answer.toByteArray();
        }
    }

    private static void await(Selector selector, long end) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
            throw new IOException("timed out");
        }
        selector.select(left);
        selector.selectedKeys().clear();
        if (Thread.interrupted()) {
            throw new ClosedByInterruptException();
        }
    }

    Object parsed(byte[] answer) throws ClientFault {
        String text = new String(answer, StandardCharsets.UTF_8);
        int start = text.indexOf("<?xml");
        if (start < 0) {
            throw unclear();
        }
        try {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader reader = factory.createXMLStreamReader(
                    new ByteArrayInputStream(text.substring(start).getBytes(StandardCharsets.UTF_8)), "UTF-8");
            boolean fault = false;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    fault |= reader.getLocalName().equals("fault");
                    if (reader.getLocalName().equals("value")) {
                        return told(value(reader, 0), fault);
                    }
                }
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw unclear();
        }
        throw unclear();
    }

    private Object told(Object value, boolean fault) throws ClientFault {
        if (fault) {
            throw ClientFault.answer(client(), "'" + value + "'");
        }
        return value;
    }

    /** @param reader at the beginning of a value; afterwards at its end */
    private static Object value(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("an answer within an answer, and so on");
        }
        StringBuilder text = new StringBuilder();
        List<Object> values = new ArrayList<>();
        boolean isList = false;
        boolean isNumber = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamReader.CHARACTERS) {
                text.append(reader.getText());
            } else if (event == XMLStreamReader.END_ELEMENT
                    && reader.getLocalName().equals("value")) {
                break;
            } else if (event == XMLStreamReader.START_ELEMENT) {
                String name = reader.getLocalName();
                if (name.equals("value")) {
                    values.add(value(reader, depth + 1));
                }
                isList |= name.equals("array") || name.equals("struct");
                isNumber |= name.equals("i4") || name.equals("i8") || name.equals("int");
            }
        }
        if (isList) {
            return values;
        }
        return isNumber ? Long.valueOf(text.toString().strip()) : text.toString();
    }

    private ClientFault unclear() {
        return ClientFault.answer(client(), "something that is not XML-RPC");
    }
}
