package io.opengate.testkit.isolation;

import io.opengate.testkit.isolation.Replay.Outcome;
import io.opengate.testkit.postgresql.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is proved of functions that run with the owner's rights, whom no policy binds. */
final class FunctionProof {

    private static final int MOST = 256;

    private final TestDatabase database;
    private final Catalogue catalogue;
    private final List<Function> functions;

    /** A function by name with the types of its parameters. */
    private record Function(String name, List<String> parameters) {}

    FunctionProof(TestDatabase database, Catalogue catalogue, JdbcTemplate superuser) {
        this.database = database;
        this.catalogue = catalogue;
        this.functions = superuser.query(
                """
                select p.proname, array(select format_type(t, null) from unnest(p.proargtypes) t) as parameters
                  from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1
                """,
                (row, number) -> new Function(row.getString(1), List.of((String[])
                        row.getArray("parameters").getArray())));
    }

    Set<String> names() {
        return new TreeSet<>(functions.stream().map(Function::name).toList());
    }

    /** The functions that give or change anything of another realm, whatever they are called with. */
    Set<String> crossing() {
        Map<String, Outcome> with = outcomes(Replay.after(database, catalogue, List.of()));
        Map<String, Outcome> without = outcomes(Replay.withoutTheOther(database, catalogue));
        String untouched = Objects.requireNonNull(with.get("")).others();
        Set<String> crossing = new TreeSet<>();
        with.forEach((call, there) -> {
            Outcome alone = Objects.requireNonNull(without.get(call));
            if (!there.others().equals(untouched) || !there.result().equals(alone.result())) {
                crossing.add(call.replaceAll("\\(.*", ""));
            }
        });
        return crossing;
    }

    private Map<String, Outcome> outcomes(Replay replay) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        try (replay) {
            outcomes.put("", replay.run(new Recorded("select 1", List.of(), null), null));
            for (Function function : functions) {
                for (String call : calls(function)) {
                    outcomes.put(
                            call, replay.run(new Recorded("select * from " + call, List.of(), null), RowValues.HOME));
                }
            }
        }
        return outcomes;
    }

    private static List<String> calls(Function function) {
        List<String> lists = new ArrayList<>(List.of(""));
        for (String type : function.parameters()) {
            List<String> longer = new ArrayList<>();
            for (String list : lists) {
                for (String value : values(type)) {
                    longer.add(list.isEmpty() ? value : list + ", " + value);
                }
            }
            lists = longer.subList(0, Math.min(MOST, longer.size()));
        }
        return lists.stream().map(list -> function.name() + "(" + list + ")").toList();
    }

    private static List<String> values(String type) {
        if (type.endsWith("[]")) {
            return List.of(
                    "array[" + values(type.substring(0, type.length() - 2)).getFirst() + "]");
        }
        return switch (type) {
            case "uuid" ->
                List.of(
                        "'" + RowValues.id(1) + "'::uuid",
                        "'" + RowValues.OTHER + "'::uuid",
                        "'" + RowValues.HOME + "'::uuid");
            case "text", "character varying" -> List.of("'text1'", "''");
            case "integer", "smallint" -> List.of("100", "0");
            case "bigint" -> List.of("1000000", "0");
            case "boolean" -> List.of("true", "false");
            case "timestamp with time zone" ->
                List.of("timestamptz '2026-06-01'", "timestamptz 'infinity'", "timestamptz '-infinity'");
            default -> List.of("null::" + type);
        };
    }
}
