package org.seedcast.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.address.HostName;

/** The logins of a {@code .netrc} file (netrc(5)): one for each machine it names, and perhaps one for all others. */
public final class Netrc {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    public static final Netrc NONE = new Netrc(Map.of());

    private static final Set<String> BEGINNINGS = Set.of("machine", "default");
    private static final Set<String> FIELDS = Set.of("login", "user", "password", "account");
    private static final String DEFAULT = "";
    private static final Pattern MACRO = Pattern.compile("(?m)^[ \\t]*+macdef\\b(?:.++|\\n(?![ \\t\\r]*+\\n))*+");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*+#.*+$");
    private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"|(\\S++)");

    private final Map<String, Login> logins;

    private Netrc(Map<String, Login> logins) {
        this.logins = Map.copyOf(logins);
    }

    /** A login on one machine. */
    public record Login(String user, String password) {}

    /** The first login of a machine holds; what is not understood is passed over, as other programs do. */
    public static Netrc parse(String text) {
        Map<String, Login> logins = new HashMap<>();
        Deque<String> tokens =
                tokens(COMMENT.matcher(MACRO.matcher(text).replaceAll("\n")).replaceAll(""));
        while (!tokens.isEmpty()) {
            String word = tokens.remove();
            if (word.equals("machine") && !tokens.isEmpty()) {
                logins.putIfAbsent(name(tokens.remove()), login(tokens));
            } else if (word.equals("default")) {
                logins.putIfAbsent(DEFAULT, login(tokens));
            }
        }
        return new Netrc(logins);
    }

    private static String name(String machine) {
        return HostName.parse(machine).orElseGet(() -> machine.toLowerCase(Locale.ROOT));
    }

    private static Login login(Deque<String> tokens) {
        Map<String, String> fields = new HashMap<>();
        while (!tokens.isEmpty() && !BEGINNINGS.contains(tokens.element())) {
            String field = tokens.remove();
            if (FIELDS.contains(field) && !tokens.isEmpty()) {
                fields.put(field.replace("user", "login"), tokens.remove());
            }
        }
        return new Login(fields.getOrDefault("login", ""), fields.getOrDefault("password", ""));
    }

    private static Deque<String> tokens(String text) {
        Deque<String> tokens = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String quoted = token.group(1);
            tokens.add(quoted == null ? token.group(2) : ESCAPE.matcher(quoted).replaceAll("$1"));
        }
        return tokens;
    }

    /** The login of {@code host}, by its name alone. */
    public Optional<Login> ofMachine(String host) {
        return Optional.ofNullable(logins.get(name(host)));
    }

    /** The login of all machines that are not named. */
    Optional<Login> ofOthers() {
        return Optional.ofNullable(logins.get(DEFAULT));
    }
}
