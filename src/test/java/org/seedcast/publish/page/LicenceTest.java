package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceTest {
    @ParameterizedTest
    @CsvSource({
        "cc-by-4.0, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "CC-BY-NC-SA-3.0, CC BY-NC-SA 3.0, https://creativecommons.org/licenses/by-nc-sa/3.0/",
        "https://creativecommons.org/licenses/by-sa/4.0/, CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
        "http://creativecommons.org/licenses/by/2.0/de/, CC BY 2.0 DE, http://creativecommons.org/licenses/by/2.0/de/",
        "https://creativecommons.org/licenses/by/4.0/deed.en, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/deed.en",
        "https://creativecommons.org/publicdomain/zero/1.0/, CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/",
        "https://creativecommons.org/publicdomain/mark/1.0/, Public Domain Mark 1.0, https://creativecommons.org/publicdomain/mark/1.0/",
        "cc0-1.0, CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/",
        "https://l.example/text, https://l.example/text, https://l.example/text",
        "All rights reserved, All rights reserved, ''",
        "javascript:alert(1), javascript:alert(1), ''",
        "https://creativecommons.org.evil.example/licenses/by/4.0/, https://creativecommons.org.evil.example/licenses/by/4.0/, https://creativecommons.org.evil.example/licenses/by/4.0/"
    })
    void isNamedAsPeopleNameIt(String text, String name, String url) {
        assertThat(Licence.of(text)).isEqualTo(new Licence(name, url));
    }
}
