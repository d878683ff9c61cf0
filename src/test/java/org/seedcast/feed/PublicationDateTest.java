package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 18 Sep 2018 15:53:56 +0000 | 2018-09-18T15:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 GMT | 2018-09-18T15:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 UT | 2018-09-18T15:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 Z | 2018-09-18T15:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 EST | 2018-09-18T20:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 PDT | 2018-09-18T22:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 CEST | 2018-09-18T13:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 +0300 | 2018-09-18T12:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 -07:00 | 2018-09-18T22:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 GMT+0200 | 2018-09-18T13:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 +0000 (UTC) | 2018-09-18T15:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 Europe/Berlin | 2018-09-18T13:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 XYZ | 2018-09-18T15:53:56Z",
                "Tue, 18 Sep 2018 15:53:56 | 2018-09-18T15:53:56Z",
                "Tue, 18 Sep 2018 15:53 +0000 | 2018-09-18T15:53:00Z",
                "Tue, 18 Sep 2018 5:53:56 +0000 | 2018-09-18T05:53:56Z",
                "Tue, 18 Sep 2018 | 2018-09-18T00:00:00Z",
                "18 Sep 2018 15:53:56 +0000 | 2018-09-18T15:53:56Z",
                "Tue,18 Sep 2018 15:53:56 +0000 | 2018-09-18T15:53:56Z",
                "Tue 18 Sep 2018 15:53:56 +0000 | 2018-09-18T15:53:56Z",
                "Tues, 18 Sept 2018 15:53:56 +0000 | 2018-09-18T15:53:56Z",
                "Tuesday, 18 September 2018 15:53:56 +0000 | 2018-09-18T15:53:56Z",
                "Sun, 18 Sep 2018 15:53:56 +0000 | 2018-09-18T15:53:56Z",
                "Tue, 18-Sep-2018 15:53:56 GMT | 2018-09-18T15:53:56Z",
                "Tue, 18 Sep 18 15:53:56 +0000 | 2018-09-18T15:53:56Z",
                "Fri, 18 Sep 98 15:53:56 +0000 | 1998-09-18T15:53:56Z",
                "Fri,  2 Jan  2009   10:00:00   GMT | 2009-01-02T10:00:00Z",
                "mer, 16 nov 2022 00:38:15 +0100 | 2022-11-15T23:38:15Z",
                "Mi, 16 M\u00e4rz 2022 00:38:15 +0100 | 2022-03-15T23:38:15Z",
                "dom, 16 ago 2020 10:00:00 GMT | 2020-08-16T10:00:00Z",
                "lun., 3 f\u00e9vr. 2020 10:00:00 GMT | 2020-02-03T10:00:00Z",
                "ven., 3 juil. 2020 10:00:00 GMT | 2020-07-03T10:00:00Z",
                "mer., 3 juin 2020 10:00:00 GMT | 2020-06-03T10:00:00Z",
                "Do, 10 Dez 2020 10:00:00 GMT | 2020-12-10T10:00:00Z",
                "September 18, 2018 | 2018-09-18T00:00:00Z",
                "Tuesday, September 18, 2018 3:53 pm | 2018-09-18T15:53:00Z",
                "Tue Sep 18 15:53:56 EDT 2018 | 2018-09-18T19:53:56Z",
                "2018-09-18T15:53:56Z | 2018-09-18T15:53:56Z",
                "2018-09-18T15:53:56+02:00 | 2018-09-18T13:53:56Z",
                "2018-09-18T15:53:56+0200 | 2018-09-18T13:53:56Z",
                "2018-09-18T15:53:56.123456Z | 2018-09-18T15:53:56.123456Z",
                "2018-09-18T15:53Z | 2018-09-18T15:53:00Z",
                "2018-09-18T15:53:56 | 2018-09-18T15:53:56Z",
                "2018-09-18 15:53:56 | 2018-09-18T15:53:56Z",
                "2018-09-18 15:53:56 -0700 | 2018-09-18T22:53:56Z",
                "2018-09-18 | 2018-09-18T00:00:00Z",
                "2016-12-31T23:59:60Z | 2016-12-31T23:59:59Z",
                "2026-03-03T11:59:59Z | 2026-03-03T11:59:59Z",
                "1995-01-01 | 1995-01-01T00:00:00Z",
            })
    void readsWhatFeedsWrite(String text, Instant date) {
        assertThat(PublicationDate.parse(text, NOW)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "yesterday",
                "Thu, 118 Jun 2015 14:30:25 +0200",
                "Mon, 31 Feb 2020 10:00:00 GMT",
                "Mon, 30 Foo 2020 10:00:00 GMT",
                "Mon, 18 Sep 2018 25:53:56 GMT",
                "Mon, 18 Sep 2018 15:63:56 GMT",
                "Mon, 18 Sep 2018 15:53:56 +9900",
                "1537286036",
                "0000-00-00",
                "0000-00-00 00:00:00",
                "2018-13-01",
                "1994-12-31T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "Tue, 18 Sep 2099 15:53:56 GMT",
                "2026-03-03T12:00:01Z",
                "2018-99999999999-01",
            })
    void inventsNone(String text) {
        assertThat(PublicationDate.parse(text, NOW)).isEmpty();
    }
}
