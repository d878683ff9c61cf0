package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.http.Netrc.Login;

class NetrcTest {
    private static final Netrc NETRC = Netrc.parse(
            """
            # a comment with machine wrong.example login no password no
            machine a.example login alice password wonder
            machine A.example login second password never
            machine b.example
              login bob
              account unused
              password "two words \\" and a quote"
            macdef init
              machine macro.example login mad password hatter

            machine c.example user carol password pw#1
            machine onlyuser.example login dave
            machine my_nas login erin password nas
            machine bücher.example login frank password buch
            default login anonymous password guest@
            """);

    @ParameterizedTest
    @CsvSource({
        "a.example, alice, wonder",
        "A.EXAMPLE, alice, wonder",
        "b.example, bob, two words \" and a quote",
        "c.example, carol, pw#1",
        "onlyuser.example, dave, ''",
        "my_nas, erin, nas",
        "xn--bcher-kva.example, frank, buch",
        "macro.example, anonymous, guest@",
        "wrong.example, anonymous, guest@",
    })
    void findsTheLoginOfAMachine(String host, String user, String password) {
        assertThat(NETRC.ofMachine(host).or(NETRC::ofOthers)).isEqualTo(Optional.of(new Login(user, password)));
    }

    @Test
    void theLoginForAllOthersIsNoMachines() {
        assertThat(NETRC.ofMachine("other.example")).isEmpty();
        assertThat(NETRC.ofMachine("a.example")).isPresent();
    }

    @Test
    void rubbishIsPassedOver() {
        Random random = new Random(1);
        String[] words = {"machine", "default", "login", "password", "macdef", "\"", "\n\n", "#", "x", "\\"};
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = random.nextInt(12); word > 0; word--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            assertThat(Netrc.parse(text.toString())).isNotNull();
        }
        assertThat(Netrc.parse("").ofOthers()).isEmpty();
    }
}
