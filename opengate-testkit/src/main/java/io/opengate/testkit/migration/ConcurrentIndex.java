package io.opengate.testkit.migration;

import io.opengate.testkit.migration.Finding.Rule;
import java.util.List;
import java.util.Optional;

/** The one shape of a file that builds an index concurrently: it can be run again after it failed anywhere. */
final class ConcurrentIndex {

    private ConcurrentIndex() {}

    /** Whether the file builds an index concurrently, rightly or not. */
    static boolean isWanted(MigrationFile file) {
        return file.statements().stream().anyMatch(ConcurrentIndex::isBuild);
    }

    private static boolean isBuild(SqlStatement statement) {
        return statement.starts("create", "index", "concurrently")
                || statement.starts("create", "unique", "index", "concurrently");
    }

    static void check(MigrationFile file, List<Finding> findings) {
        List<SqlStatement> statements = file.statements();
        boolean right = statements.size() == 2
                && statements.getFirst().starts("drop", "index", "concurrently", "if", "exists")
                && isBuild(statements.getLast())
                && !statements.getLast().holds("if", "not", "exists")
                && built(statements.getLast()).isPresent()
                && built(statements.getLast()).equals(statements.getFirst().name(5))
                && !file.inTransaction();
        if (!right) {
            findings.add(new Finding(file.name(), statements.getLast().line(), Rule.CONCURRENT_INDEX));
        }
    }

    private static Optional<String> built(SqlStatement build) {
        int name = build.after(1, "unique") + 2;
        return build.at(name, "on") ? Optional.empty() : build.name(name);
    }
}
