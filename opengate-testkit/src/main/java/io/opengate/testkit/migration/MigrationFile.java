package io.opengate.testkit.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A versioned migration.
 *
 * @param name the file's name, as {@code V7__add_locale.sql}
 * @param sql its text
 * @param configuration the text of the {@code .conf} file beside it, or nothing
 */
public record MigrationFile(String name, String sql, String configuration) {

    /** The number in its name. */
    public int version() {
        return Integer.parseInt(name.replaceFirst("^V([0-9]+)__.*", "$1"));
    }

    boolean inTransaction() {
        return !configuration.replace(" ", "").contains("executeInTransaction=false");
    }

    List<SqlStatement> statements() {
        return SqlStatement.of(sql);
    }

    /** The migrations on the class path, in their order. */
    public static List<MigrationFile> onClassPath() throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        List<MigrationFile> files = new ArrayList<>();
        for (Resource file : resources.getResources("classpath:db/migration/V*.sql")) {
            String name = Objects.requireNonNull(file.getFilename());
            Resource beside = resources.getResource("classpath:db/migration/" + name + ".conf");
            files.add(new MigrationFile(
                    name, file.getContentAsString(UTF_8), beside.exists() ? beside.getContentAsString(UTF_8) : ""));
        }
        files.sort(Comparator.comparingInt(MigrationFile::version));
        return files;
    }
}
