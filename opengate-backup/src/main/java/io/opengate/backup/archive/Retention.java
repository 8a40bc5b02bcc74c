package io.opengate.backup.archive;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which backups of a folder stay: the last of each of so many days and weeks, and always the newest. */
public final class Retention {

    private static final Pattern NAME = Pattern.compile("opengate-([0-9]{8}T[0-9]{6})Z");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final Path backups;

    /** Of that folder. */
    public Retention(Path backups) {
        this.backups = backups;
    }

    /** The whole backups in the folder, newest first. What is half, or is no backup, is none. */
    public List<Path> newestFirst() {
        if (!Files.isDirectory(backups)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(backups)) {
            return all.filter(folder ->
                            NAME.matcher(folder.getFileName().toString()).matches())
                    .filter(folder -> Files.isRegularFile(folder.resolve(ManifestFile.NAME)))
                    .sorted(Comparator.comparing(
                                    (Path folder) -> folder.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new BackupFailure("the folder " + backups + " cannot be read", e);
        }
    }

    /** The newest whole backup. */
    public Optional<Path> newest() {
        return newestFirst().stream().findFirst();
    }

    /**
     * Deletes what is not among the newest of each of the last {@code days} days that have one, nor of the last {@code
     * weeks} weeks; the newest always stays. The answer is what was deleted.
     */
    public List<Path> apply(int days, int weeks) {
        List<Path> all = newestFirst();
        Set<Path> kept = new LinkedHashSet<>();
        all.stream().findFirst().ifPresent(kept::add);
        kept.addAll(newestOfEach(all, days, time -> time.toLocalDate().toString()));
        kept.addAll(newestOfEach(
                all,
                weeks,
                time -> time.get(IsoFields.WEEK_BASED_YEAR) + "-" + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        List<Path> deleted = new ArrayList<>(all);
        deleted.removeAll(kept);
        deleted.forEach(Folders::delete);
        return deleted;
    }

    private static List<Path> newestOfEach(List<Path> all, int limit, Function<LocalDateTime, String> period) {
        Set<String> seen = new HashSet<>();
        return all.stream()
                .filter(folder -> seen.size() < limit && seen.add(period.apply(time(folder))))
                .toList();
    }

    private static LocalDateTime time(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("no backup: " + folder);
        }
        return LocalDateTime.parse(name.group(1), STAMP);
    }
}
