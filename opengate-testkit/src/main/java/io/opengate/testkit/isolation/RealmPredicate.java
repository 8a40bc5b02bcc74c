package io.opengate.testkit.isolation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.util.deparser.ExpressionDeParser;
import net.sf.jsqlparser.util.deparser.SelectDeParser;
import net.sf.jsqlparser.util.deparser.StatementDeParser;

/** Makes the query that forgot the realm: {@code realm_id = …} goes wherever it stands, in where, on and in rows. */
final class RealmPredicate {

    private RealmPredicate() {}

    /** A statement without its realm, and how many predicates went. */
    record Removed(Recorded statement, int predicates) {}

    static Removed removeFrom(Recorded statement) {
        try {
            StringBuilder sql = new StringBuilder();
            Forgetting expressions = new Forgetting();
            SelectDeParser selects = new SelectDeParser(expressions, sql);
            expressions.setSelectVisitor(selects);
            expressions.setBuilder(sql);
            CCJSqlParserUtil.parse(statement.sql()).accept(new StatementDeParser(expressions, selects, sql), null);
            List<Binding> kept = new ArrayList<>();
            for (int index = 1; index <= statement.bindings().size(); index++) {
                if (!expressions.gone.contains(index)) {
                    kept.add(statement.bindings().get(index - 1));
                }
            }
            return new Removed(new Recorded(sql.toString(), kept, statement.scope()), expressions.removed);
        } catch (JSQLParserException e) {
            throw new AssertionError("this SQL could not be read, so nothing is proved of it: " + statement, e);
        }
    }

    private static final class Forgetting extends ExpressionDeParser {
        private final Set<Integer> gone = new HashSet<>();
        private int removed;

        @Override
        public <S> StringBuilder visit(EqualsTo equality, S context) {
            Expression left = equality.getLeftExpression();
            Expression right = equality.getRightExpression();
            if (isRealm(left) || isRealm(right)) {
                removed++;
                forget(left);
                forget(right);
                return builder.append("1 = 1");
            }
            if (left instanceof ExpressionList<?> names && right instanceof ExpressionList<?> values) {
                int place = realmIn(names);
                if (place >= 0) {
                    removed++;
                    names.remove(place);
                    forget(values.remove(place));
                }
            }
            return super.visit(equality, context);
        }

        @Override
        public <S> StringBuilder visit(InExpression membership, S context) {
            if (isRealm(membership.getLeftExpression())) {
                removed++;
                forget(membership.getRightExpression());
                return builder.append("1 = 1");
            }
            if (membership.getLeftExpression() instanceof ExpressionList<?> names
                    && membership.getRightExpression() instanceof ExpressionList<?> rows) {
                int place = realmIn(names);
                if (place >= 0) {
                    removed++;
                    names.remove(place);
                    rows.forEach(row -> {
                        if (row instanceof ExpressionList<?> values) {
                            forget(values.remove(place));
                        }
                    });
                }
            }
            return super.visit(membership, context);
        }

        /** Its parameters go with it; not every one that stays is visited, such as those of {@code on conflict}. */
        private void forget(Expression expression) {
            switch (expression) {
                case JdbcParameter parameter -> gone.add(parameter.getIndex());
                case ExpressionList<?> list -> list.forEach(this::forget);
                case Column column -> {}
                case StringValue literal -> {}
                default -> throw new IllegalStateException("a realm is compared with " + expression);
            }
        }

        private static int realmIn(ExpressionList<?> names) {
            for (int place = 0; place < names.size(); place++) {
                if (isRealm(names.get(place))) {
                    return place;
                }
            }
            return -1;
        }

        private static boolean isRealm(Expression expression) {
            return expression instanceof Column column && column.getColumnName().equalsIgnoreCase("realm_id");
        }
    }
}
