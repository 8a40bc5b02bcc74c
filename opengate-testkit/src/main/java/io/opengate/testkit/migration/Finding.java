package io.opengate.testkit.migration;

/**
 * A rule that a migration breaks.
 *
 * @param file the file's name
 * @param line where
 * @param rule which rule
 */
public record Finding(String file, int line, Rule rule) {

    /** What migrations must not do, and what to do instead. */
    public enum Rule {
        DROP(true, "drops what a running earlier version may still use"),
        RENAME(true, "renames what a running earlier version may still use: add beside it, fill, drop a release later"),
        TYPE(true, "changes a type: add a column of the new type, fill it, drop the old one a release later"),
        NOT_NULL(true, "an earlier version writes rows without it: give a default, or SET NOT NULL a release later"),
        UNIQUE(true, "an earlier version may write what this refuses, on a table that a release has made"),
        UNCHECKED(
                true,
                "checks every row of a released table under its lock: add it NOT VALID, validate in a later file"),
        INDEX(false, "locks a table that a release has made: CREATE INDEX CONCURRENTLY, in a file of its own"),
        CONCURRENT_INDEX(
                false,
                "a concurrent index has a file to itself: DROP INDEX CONCURRENTLY IF EXISTS x; CREATE INDEX"
                        + " CONCURRENTLY x …; and executeInTransaction=false in <file>.conf"),
        TRANSACTION(false, "only a concurrent index runs outside the file's one transaction"),
        PRIMARY_KEY(false, "a table without a primary key"),
        SCHEMA(false, "names a schema: the migrations run in any (POSTGRES_SCHEMA); leave it out, or current_schema()"),
        PROVISIONING(
                false, "extensions, schemas and roles belong to docker/init-databases.sh: the owner may not make them"),
        ISOLATION(
                false,
                "weakens row-level security: a table has one permissive policy, 'tenant', made with it and never"
                        + " changed; a view has security_invoker"),
        PRIVILEGE(false, "gives a right to every role: default privileges give the application's role what it needs"),
        CONTRACT(false, "the mark is '-- contract: unused since <release>', a release made before this file's own");

        private final boolean liftedByContract;
        private final String reason;

        Rule(boolean liftedByContract, String reason) {
            this.liftedByContract = liftedByContract;
            this.reason = reason;
        }

        /** Whether a file that is rightly marked as contract may do it. */
        boolean isLiftedByContract() {
            return liftedByContract;
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + rule + ": " + rule.reason;
    }
}
