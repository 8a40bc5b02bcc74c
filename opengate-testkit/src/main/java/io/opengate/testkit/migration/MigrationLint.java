package io.opengate.testkit.migration;

import io.opengate.testkit.migration.Finding.Rule;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a service's migrations and finds what does not only add, locks a table in use, or works in one schema alone. */
public final class MigrationLint {

    private static final Pattern MARK = Pattern.compile("(?im)^--\\s*contract\\b(.*)$");
    private static final Pattern MARK_RULE = Pattern.compile(":\\s*unused since (\\S+?)\\.?\\s*");

    private final Releases releases;
    private final Map<String, Integer> tables = new HashMap<>();

    private MigrationLint(Releases releases) {
        this.releases = releases;
    }

    /**
     * What is wrong with those migrations.
     *
     * @param files in their order
     * @param manifest the text of {@code db/releases.properties}
     * @param version the version that is being built
     */
    public static List<Finding> check(List<MigrationFile> files, String manifest, String version) {
        MigrationLint lint = new MigrationLint(Releases.of(manifest, version));
        for (MigrationFile file : files) {
            for (SqlStatement statement : file.statements()) {
                TableStatements.created(statement).ifPresent(table -> lint.tables.putIfAbsent(table, file.version()));
            }
        }
        return files.stream().flatMap(file -> lint.check(file).stream()).toList();
    }

    private List<Finding> check(MigrationFile file) {
        List<Finding> findings = new ArrayList<>();
        boolean contract = isContract(file, findings);
        if (ConcurrentIndex.isWanted(file)) {
            ConcurrentIndex.check(file, findings);
            uniqueOnReleased(file, findings);
        } else {
            if (!file.inTransaction()) {
                findings.add(new Finding(file.name(), 1, Rule.TRANSACTION));
            }
            Tables known = new Tables(file);
            for (SqlStatement statement : file.statements()) {
                for (Rule rule : StatementRules.of(statement, known)) {
                    findings.add(new Finding(file.name(), statement.line(), rule));
                }
            }
        }
        findings.removeIf(finding -> contract && finding.rule().isLiftedByContract());
        return findings;
    }

    private void uniqueOnReleased(MigrationFile file, List<Finding> findings) {
        Tables known = new Tables(file);
        for (SqlStatement statement : file.statements()) {
            if (statement.starts("create", "unique")
                    && TableStatements.indexed(statement)
                            .filter(known::isReleased)
                            .isPresent()) {
                findings.add(new Finding(file.name(), statement.line(), Rule.UNIQUE));
            }
        }
    }

    /** The mark holds where the named release has been made, and before the one that brings this file. */
    private boolean isContract(MigrationFile file, List<Finding> findings) {
        Matcher mark = MARK.matcher(file.sql());
        if (!mark.find()) {
            return false;
        }
        Matcher rule = MARK_RULE.matcher(mark.group(1));
        Optional<Version> unusedSince = rule.matches() ? releases.released(rule.group(1)) : Optional.empty();
        boolean holds = unusedSince
                .filter(release -> release.compareTo(releases.of(file.version())) < 0)
                .isPresent();
        if (!holds) {
            int line = (int) file.sql().substring(0, mark.start()).lines().count() + 1;
            findings.add(new Finding(file.name(), line, Rule.CONTRACT));
        }
        return holds;
    }

    /** What a file may think of tables: those that it makes itself are nobody's yet. */
    final class Tables {

        private final int version;
        private final Set<String> own = new HashSet<>();

        private Tables(MigrationFile file) {
            this.version = file.version();
            tables.forEach((table, made) -> {
                if (made == version) {
                    own.add(table);
                }
            });
        }

        boolean isOwn(String table) {
            return own.contains(table);
        }

        /** Whether a release before this file's own has made it; one that no file makes is taken for such. */
        boolean isReleased(String table) {
            Integer made = tables.get(table);
            return made == null || releases.of(made).compareTo(releases.of(version)) < 0;
        }
    }
}
