package io.opengate.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the rows, at most as many as were asked for
 * @param next the cursor for {@code after} that continues the list; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * A page of rows that were read with a limit of one more than asked for: the extra row only tells that there is a
     * next page.
     */
    public static <R, T> Page<T> of(
            List<R> rowsAndOneMore, int limit, Function<R, Cursor> cursorOf, Function<R, T> view) {
        boolean more = rowsAndOneMore.size() > limit;
        List<R> rows = more ? rowsAndOneMore.subList(0, limit) : rowsAndOneMore;
        return new Page<>(
                rows.stream().map(view).toList(),
                more ? cursorOf.apply(rows.getLast()).encode() : null);
    }
}
