package io.opengate.testkit.isolation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which arguments go together. */
final class Combinations {

    private static final int MOST = 96;

    private Combinations() {}

    /** All combinations, or, where they are too many, each choice once with the first of all others. */
    static List<@Nullable Object[]> of(List<List<@Nullable Object>> each) {
        long size = each.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(MOST + 1L, a * b));
        List<@Nullable Object[]> all = new ArrayList<>();
        if (size > MOST) {
            for (int place = 0; place < each.size(); place++) {
                for (Object choice : each.get(place)) {
                    @Nullable Object[] row = each.stream().map(List::getFirst).toArray();
                    row[place] = choice;
                    all.add(row);
                }
            }
            all.add(each.stream().map(List::getLast).toArray());
            return all;
        }
        all.add(new Object[each.size()]);
        for (int place = 0; place < each.size(); place++) {
            List<@Nullable Object[]> longer = new ArrayList<>();
            for (@Nullable Object[] row : all) {
                for (Object choice : each.get(place)) {
                    @Nullable Object[] copy = row.clone();
                    copy[place] = choice;
                    longer.add(copy);
                }
            }
            all = longer;
        }
        return all;
    }
}
