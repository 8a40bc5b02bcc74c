package io.opengate.testkit.isolation;

import io.opengate.testkit.isolation.Replay.Outcome;
import io.opengate.testkit.postgresql.TestDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is proved of statements; each answer lists what is wrong. */
final class StatementProof {

    /** Of one SQL in one realm so many are proved, with different parameters. */
    private static final int EACH = 2;

    private final TestDatabase database;
    private final Catalogue catalogue;
    private final List<Recorded> statements;

    /** Of statements that call none of these functions: those are proved for any arguments by {@link FunctionProof}. */
    StatementProof(TestDatabase database, Catalogue catalogue, Collection<Recorded> statements, Set<String> functions) {
        this.database = database;
        this.catalogue = catalogue;
        Map<String, List<Recorded>> different = new HashMap<>();
        statements.stream()
                .filter(statement -> !RowValues.OTHER.equals(statement.scope())) // a sweep of all realms was there
                .filter(statement -> functions.stream().noneMatch(name -> calls(statement, name)))
                .forEach(statement -> {
                    List<Recorded> same = different.computeIfAbsent(statement.key(), key -> new ArrayList<>());
                    if (same.size() < EACH) {
                        same.add(statement);
                    }
                });
        this.statements = different.values().stream().flatMap(List::stream).toList();
    }

    private static boolean calls(Recorded statement, String function) {
        return statement.sql().toLowerCase(Locale.ROOT).matches("(?s).*\\b" + function + "\\s*\\(.*");
    }

    int size() {
        return statements.size();
    }

    /** Statements on tenants' tables that name no realm. */
    List<String> withoutRealm() {
        return statements.stream()
                .filter(statement ->
                        !statement.isInsert() && !tablesOf(statement).isEmpty())
                .filter(statement -> RealmPredicate.removeFrom(statement).predicates() == 0)
                .map(Recorded::toString)
                .toList();
    }

    /** Statements that reach another realm once they forget their own. */
    List<String> leaksWithoutPredicate() {
        return compared(
                (replay, statement) -> replay.run(forgetful(statement), statement.scope()),
                (replay, statement) -> replay.run(statement, statement.scope()));
    }

    /** Statements that reach another realm, which they ask for by its id, from within their own. */
    List<String> leaksWhenAskedForAnother() {
        Run asking = (replay, statement) -> replay.run(askingForAnother(statement), statement.scope());
        return compared(asking, asking);
    }

    /** Inserts of a row of another realm that were not refused. */
    List<String> insertsIntoAnother() {
        List<String> accepted = new ArrayList<>();
        try (Replay replay = Replay.after(database, catalogue, List.of())) {
            for (Recorded statement : statements) {
                UUID scope = statement.scope();
                if (statement.isInsert()
                        && scope != null
                        && !tablesOf(statement).isEmpty()) {
                    Outcome outcome = replay.run(askingForAnother(statement), scope);
                    boolean fromSelect = outcome.result().equals("0 rows changed")
                            && Pattern.compile("\\)\\s*select\\b", Pattern.CASE_INSENSITIVE)
                                    .matcher(statement.sql())
                                    .find();
                    if (!outcome.isRefusedByPolicy() && !fromSelect) {
                        accepted.add(outcome.result() + ": " + statement);
                    }
                }
            }
        }
        return accepted;
    }

    /** Statements that see rows although no realm was told. */
    List<String> leaksWithoutAnyRealm() {
        Map<Recorded, Outcome> seen =
                run(Replay.after(database, catalogue, List.of()), StatementProof::withoutRealmAtAll);
        Map<Recorded, Outcome> empty = run(Replay.withoutAny(database, catalogue), StatementProof::withoutRealmAtAll);
        return statements.stream()
                .filter(statement -> !tablesOf(statement).isEmpty())
                .filter(statement -> !at(seen, statement).isRefusedByPolicy())
                .filter(statement -> !at(seen, statement)
                        .result()
                        .equals(at(empty, statement).result()))
                .map(statement -> at(seen, statement).result() + ": " + statement)
                .toList();
    }

    /** Queries of such tables of which none would leak without the policies: nothing is proved of those tables. */
    List<String> provingNothing(Predicate<String> expected) {
        Set<String> proved = tablesThatWouldLeak();
        return statements.stream()
                .filter(statement -> !statement.isInsert()
                        && tablesOf(statement).stream().filter(expected).anyMatch(table -> !proved.contains(table)))
                .map(Recorded::toString)
                .toList();
    }

    /** Tables that some statement would leak if no policy were there: the proof says something about these. */
    private Set<String> tablesThatWouldLeak() {
        Run unbound = (replay, statement) -> replay.runUnbound(forgetful(statement), statement.scope());
        Map<Recorded, Outcome> with = run(Replay.after(database, catalogue, List.of()), unbound);
        Map<Recorded, Outcome> without = run(Replay.withoutTheOther(database, catalogue), unbound);
        String untouched = untouched();
        Set<String> tables = new TreeSet<>();
        statements.stream()
                .filter(statement -> !at(with, statement).others().equals(untouched)
                        || !at(with, statement)
                                .result()
                                .equals(at(without, statement).result()))
                .forEach(statement -> tables.addAll(tablesOf(statement)));
        return tables;
    }

    /** What is done with a statement. */
    private interface Run {
        Outcome of(Replay replay, Recorded statement);
    }

    private List<String> compared(Run changed, Run original) {
        Map<Recorded, Outcome> with = run(Replay.after(database, catalogue, List.of()), changed);
        Map<Recorded, Outcome> before = run(Replay.after(database, catalogue, List.of()), original);
        Map<Recorded, Outcome> without = run(Replay.withoutTheOther(database, catalogue), changed);
        String untouched = untouched();
        List<String> wrong = new ArrayList<>();
        for (Recorded statement : statements) {
            Outcome there = at(with, statement);
            String alone = at(without, statement).result();
            boolean same = there.result().equals(alone)
                    && there.result().equals(at(before, statement).result());
            if (!there.others().equals(untouched) || (!same && !there.isRefusedByPolicy())) {
                wrong.add(statement + " answered " + there.result() + " and not " + alone);
            }
        }
        return wrong;
    }

    private Map<Recorded, Outcome> run(Replay replay, Run run) {
        Map<Recorded, Outcome> outcomes = new HashMap<>();
        try (replay) {
            statements.forEach(statement -> outcomes.put(statement, run.of(replay, statement)));
        }
        return outcomes;
    }

    private static Outcome at(Map<Recorded, Outcome> outcomes, Recorded statement) {
        return Objects.requireNonNull(outcomes.get(statement));
    }

    private static Recorded forgetful(Recorded statement) {
        return RealmPredicate.removeFrom(statement).statement();
    }

    private static Outcome withoutRealmAtAll(Replay replay, Recorded statement) {
        return replay.run(forgetful(statement), null);
    }

    private static Recorded askingForAnother(Recorded statement) {
        UUID scope = statement.scope();
        return scope == null ? statement : statement.asking(scope, RowValues.OTHER);
    }

    private String untouched() {
        try (Replay replay = Replay.after(database, catalogue, List.of())) {
            return replay.run(new Recorded("select 1", List.of(), null), null).others();
        }
    }

    private Set<String> tablesOf(Recorded statement) {
        Set<String> tables = new TreeSet<>();
        String sql = statement.sql().toLowerCase(Locale.ROOT);
        catalogue.ofTenants().stream()
                .map(Catalogue.Table::name)
                .filter(name -> sql.matches("(?s).*\\b(from|join|update|into)\\s+(public\\.)?" + name + "\\b.*"))
                .forEach(tables::add);
        return tables;
    }
}
