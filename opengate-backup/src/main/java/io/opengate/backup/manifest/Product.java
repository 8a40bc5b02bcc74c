package io.opengate.backup.manifest;

import io.opengate.backup.BackupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this release is: its version, and the newest migration of each service that it knows. */
public final class Product {

    private static final Pattern MIGRATION = Pattern.compile("V([0-9][0-9_.]*?)__.*\\.sql");

    private Product() {}

    /** The release's version. */
    public static String version() {
        try (InputStream in = Product.class.getResourceAsStream("/io/opengate/backup/product.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version of the newest migration of that service. */
    public static String newestMigration(String service) {
        URL folder = Product.class.getResource("/io/opengate/backup/migrations/" + service);
        if (folder == null) {
            throw new BackupFailure("this build does not know the migrations of the service " + service);
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return newest(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return newest(jar.getPath("/io/opengate/backup/migrations/" + service));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> MIGRATION.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(version -> version.group(1).replace('_', '.'))
                    .max(ORDER)
                    .orElse("0");
        }
    }

    /** Orders versions of migrations by their numbers. */
    public static final Comparator<String> ORDER = (left, right) -> {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = Long.compare(number(a, i), number(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private static long number(String[] parts, int i) {
        return i < parts.length && parts[i].matches("[0-9]{1,18}") ? Long.parseLong(parts[i]) : 0;
    }
}
