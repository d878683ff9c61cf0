package org.seedcast.feed.repair;

import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import org.jdom2.Verifier;
import org.seedcast.feed.Limits;

/**
 * Repairs characters, entities and brackets that XML does not allow, while the text is read. CDATA, comments and
 * processing instructions lose only characters that are allowed nowhere. A tag, or any other run without a new one, is
 * cut after {@link Limits#RUN_CHARACTERS}: parsers hold it as a whole.
 */
final class MarkupRepair extends Reader {
    static final String CONTROL_CHARACTERS = "control-characters";
    static final String SURROGATES = "surrogates";
    static final String CDATA_END = "cdata-end";
    static final String COMMENT_DASHES = "comment-dashes";
    static final String DECLARATION = "declaration";
    static final String LESS_THAN = "less-than";
    static final String OVERLONG = "overlong";

    /** Characters that must be visible at once: two references to surrogates. */
    private static final int AHEAD = 64;

    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            PLAIN[c] = (c >= ' ' && "&<]-?".indexOf(c) < 0) || c == '\t' || c == '\n' || c == '\r';
        }
    }

    private enum Section {
        MARKUP,
        CDATA,
        COMMENT,
        INSTRUCTION
    }

    private final Reader in;
    private final Set<String> repairs;
    private final char[] block = new char[16 * 1024];
    private int next;
    private int end;
    private boolean ended;
    private final StringBuilder mended = new StringBuilder(block.length + AHEAD);
    private int given;
    private Section section = Section.MARKUP;
    /** Characters since the last bracket that opens markup. */
    private int run;

    /** @param repairs takes the names of what was mended */
    MarkupRepair(Reader in, Set<String> repairs) {
        this.in = in;
        this.repairs = repairs;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (given == mended.length()) {
            mended.setLength(0);
            given = 0;
            fill();
            if (next == end) {
                return -1;
            }
            mendBlock();
        }
        int count = Math.min(length, mended.length() - given);
        mended.getChars(given, given + count, buffer, offset);
        given += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        System.arraycopy(block, next, block, 0, end - next);
        end -= next;
        next = 0;
        while (!ended && end < block.length) {
            int count = in.read(block, end, block.length - end);
            ended = count < 0;
            end += Math.max(count, 0);
        }
    }

    private void mendBlock() {
        int safe = ended ? end : end - AHEAD;
        while (next < safe) {
            int plain = next;
            while (next < safe && isPlain(block[next])) {
                next++;
            }
            append(plain, next - plain);
            if (next < safe) {
                mendSpecial(block[next]);
            }
        }
    }

    private void append(int from, int count) {
        int fits = Math.max(0, Math.min(count, Limits.RUN_CHARACTERS - run));
        if (fits < count) {
            repairs.add(OVERLONG);
        }
        mended.append(block, from, fits);
        run += count;
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length ? PLAIN[c] : c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c < 0xfffe);
    }

    private void mendSpecial(char c) {
        if (Character.isHighSurrogate(c) && next + 1 < end && Character.isLowSurrogate(block[next + 1])) {
            keep(2);
        } else if (!Verifier.isXMLCharacter(c)) {
            next++;
            repairs.add(Character.isSurrogate(c) ? SURROGATES : CONTROL_CHARACTERS);
        } else {
            switch (section) {
                case MARKUP -> mendMarkup(c);
                case CDATA -> endSection("]]>");
                case COMMENT -> mendComment();
                case INSTRUCTION -> endSection("?>");
            }
        }
    }

    private void mendMarkup(char c) {
        if (c == '&') {
            mendReference();
        } else if (c == '<') {
            mendOpening();
        } else if (startsWith("]]>")) {
            mended.append("]]&gt;"); // as XML 1.0 §2.4 wants it
            next += 3;
            repairs.add(CDATA_END);
        } else {
            keep(1);
        }
    }

    private void mendReference() {
        int before = mended.length();
        next = Reference.mend(block, next, end, mended, repairs);
        if (run > Limits.RUN_CHARACTERS) {
            mended.setLength(before);
        }
        run += mended.length() - before;
    }

    private void mendOpening() {
        if (startsWith("<![CDATA[")) {
            section = Section.CDATA;
            open(9);
        } else if (startsWith("<!--")) {
            section = Section.COMMENT;
            open(4);
        } else if (startsWith("<!")) {
            escape(Prolog.DOCTYPE);
        } else if (startsWith("<?xml") && next + 5 < end && Character.isWhitespace(block[next + 5])) {
            escape(DECLARATION);
        } else if (startsWith("<?") && isNameStart(next + 2)) {
            section = Section.INSTRUCTION;
            open(2);
        } else if (next + 1 == end || startsWith("</") || isNameStart(next + 1)) {
            open(1);
        } else {
            escape(LESS_THAN);
        }
    }

    private void mendComment() {
        if (startsWith("--") && !startsWith("-->")) {
            next++;
            repairs.add(COMMENT_DASHES);
        } else {
            endSection("-->");
        }
    }

    /** Past {@code mark} if it is what comes, else past one character. */
    private void endSection(String mark) {
        if (startsWith(mark)) {
            section = Section.MARKUP;
            run = 0;
            keep(mark.length());
        } else {
            keep(1);
        }
    }

    private void escape(String repair) {
        mended.append("&lt;");
        next++;
        repairs.add(repair);
    }

    private void open(int count) {
        run = 0;
        keep(count);
    }

    private void keep(int count) {
        append(next, count);
        next += count;
    }

    private boolean startsWith(String text) {
        boolean same = next + text.length() <= end;
        for (int i = 0; same && i < text.length(); i++) {
            same = block[next + i] == text.charAt(i);
        }
        return same;
    }

    private boolean isNameStart(int at) {
        return at < end && (Character.isLetter(block[at]) || block[at] == '_' || block[at] == ':');
    }
}
