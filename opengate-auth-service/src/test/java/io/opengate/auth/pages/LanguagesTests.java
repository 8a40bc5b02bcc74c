package io.opengate.auth.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTests {

    @Test
    void theApplicationsWishComesFirst() {
        assertThat(Languages.choose("fr de", "en")).isEqualTo(Locale.GERMAN);
        assertThat(Languages.choose("fr", "de-AT, en;q=0.5")).isEqualTo(Locale.GERMAN);
        assertThat(Languages.choose(null, null)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void whatIsNoListIsNoWish() {
        assertThat(Languages.choose("!!", "de")).isEqualTo(Locale.GERMAN);
        assertThat(Languages.choose(null, "de;q=9")).isEqualTo(Locale.ENGLISH);
    }

    /** The library's parser takes seconds for a list that fills a header. */
    @Test
    void aListThatNoBrowserSendsIsNoWish() {
        assertThat(Languages.choose(null, "de," + "x-a,".repeat(120) + "fr")).isEqualTo(Locale.GERMAN);
        assertThat(Languages.choose(null, "de," + "x-a,".repeat(130) + "fr")).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.choose("de " + "x-a ".repeat(50_000), null)).isEqualTo(Locale.ENGLISH);
    }
}
