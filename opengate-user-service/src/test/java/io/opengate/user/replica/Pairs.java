package io.opengate.user.replica;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Writes, each followed at once by a read of the same by the same caller: half of the callers keep their token. */
final class Pairs {

    /** What came of it: how many pairs there were, and what each stale read missed. */
    record Result(int pairs, List<String> stale) {}

    private final int callers;
    private final Function<Boolean, Person> people;
    private final Queue<String> stale = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();

    Pairs(int callers, Function<Boolean, Person> people) {
        this.callers = callers;
        this.people = people;
    }

    Result run(int pairs) {
        left.set(pairs);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                boolean keeping = caller % 2 == 0;
                threads.execute(() -> writeAndRead(keeping));
            }
        }
        return new Result(pairs, List.copyOf(stale));
    }

    private void writeAndRead(boolean keeping) {
        String how = keeping ? "with a token: " : "without a token: ";
        try {
            Person person = people.apply(keeping);
            String user = "";
            for (int n = 0; left.getAndDecrement() > 0; n++) {
                if (n % 10 == 0) {
                    user = person.create();
                    if (person.get(user).status() != 200) {
                        stale.add(how + "a created user is not there");
                    }
                } else {
                    String name = "n" + UUID.randomUUID();
                    person.rename(user, name);
                    if (!person.nameOf(user).equals(name)) {
                        stale.add(how + "a changed user is as before");
                    }
                }
            }
        } catch (RuntimeException | AssertionError e) {
            stale.add(how + e);
        }
    }
}
