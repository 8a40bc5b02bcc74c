package io.opengate.platform.persistence.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ada} and {@code 4711} stand for what must never be shown. */
class QueryShapeTests {

    private static final String DOLLAR = "$";

    private static String shape(String query) {
        return QueryShape.of(query, 500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 1|select ?",
                "select id from users where name = 'ada' and age>4711|select id from users where name = ? and age>?",
                "where n = 'a''da' and b = $1|where n = ? and b = $1",
                "where n = E'a\\'ada' and b = $2|where n = ? and b = $2",
                "where n = e'\\\\' and b = $2|where n = ? and b = $2",
                "where n = U&'ada' uescape '!'|where n = U&? uescape ?",
                "b'0101' X'4711' n'ada'|? ? ?",
                "select $$ada$$, $x$ ada $$ ada $x$, $1|select ?, ?, $1",
                "values (1.5, .5, 1e-10, 0x4711, -4711)|values (?, ?, ?, ?, -?)",
                "select /* ada /* 4711 */ ada */ 1 -- ada|select ?",
                "select a1, b$2 from t_4711|select a1, b$2 from t_4711",
                "select \"users\".\"name\" as \"ada lovelace\"|select \"users\".\"name\" as \"?\"",
                "select \"a\"\"ada\"|select \"?\"",
                "select straße|select ?"
            })
    void literalsAreReplaced(String query, String expected) {
        assertThat(shape(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where n = 'ada",
                "where n = E'ada\\",
                "where n = $$ada",
                "where n = $x$ ada $$",
                "select 1 /* ada",
                "select 1 /* /* */ ada",
                "select \"ada",
                "select 'a\\' ada 'x",
                "select '\\\\' ada '",
                "select -- ada",
                "select -- x\r 'a\nada'",
                "select $😀$my ada$😀$",
            })
    void whatIsCutOffOrDoubtfulIsALiteralToTheEnd(String query) {
        assertThat(shape(query)).doesNotContain("ada");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(QueryShape.of("select " + "a, ".repeat(1000), 20))
                .hasSize(20)
                .endsWith("…");
        assertThat(QueryShape.of("", 20)).isEmpty();
    }

    @Test
    void spaceIsFolded() {
        assertThat(shape("  select\n\t a ,\r\n b ")).isEqualTo("select a , b");
    }

    /** Texts put together at random, cut at random: what stands within quotes never comes out. */
    @Test
    void noSecretComesOutOfAnyText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "select ",
                " from t where a = ",
                "$1",
                "$2 ",
                "1.5",
                " ",
                "\n",
                "(",
                ")",
                ",",
                "||",
                "::text ",
                "a.b ",
                "-- c\n",
                "/* c */",
                "U&'ada'",
                "'ada'",
                "'a''ada'",
                "E'a\\'ada'",
                "$$ada$$",
                "$q$ada$q$",
                "\"ada x\"",
                "'ada\\'",
                "/*ada*/");
        for (int run = 0; run < 20_000; run++) {
            StringBuilder query = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                // strings side by side are another string than each of them
                query.append(pieces.get(random.nextInt(pieces.size()))).append(' ');
            }
            String cut = query.substring(0, random.nextInt(query.length() + 1));
            assertThat(shape(cut)).as("seed %d: %s%s", seed, DOLLAR, cut).doesNotContain("ada");
        }
    }
}
