import io.opengate.user.credential.BloomFilter;
import io.opengate.user.credential.BreachedPasswords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** Usage: BuildFilter filter list...: writes a filter of all lines of the lists, in the form that the service compares. */
final class BuildFilter {

    private static final int BITS_PER_ENTRY = 24;

    private BuildFilter() {}

    public static void main(String[] arguments) throws IOException {
        SortedSet<String> passwords = new TreeSet<>();
        for (String list : Arrays.asList(arguments).subList(1, arguments.length)) {
            Files.readString(Path.of(list), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(BreachedPasswords::listed)
                    .forEach(passwords::add);
        }
        BloomFilter filter = BloomFilter.of(passwords, passwords.size(), BITS_PER_ENTRY);
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[0]))) {
            filter.write(file);
        }
        System.out.printf(
                "%d passwords, false-positive rate %.2e, %d of 8 characters or more, %d of 15 or more%n",
                filter.entries(), filter.falsePositiveRate(), longerThan(passwords, 8), longerThan(passwords, 15));
    }

    private static long longerThan(SortedSet<String> passwords, int length) {
        return passwords.stream()
                .filter(password -> password.codePointCount(0, password.length()) >= length)
                .count();
    }
}
