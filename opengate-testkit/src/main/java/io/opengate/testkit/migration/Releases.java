package io.opengate.testkit.migration;

import java.io.IOException;
import java.io.StringReader;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Which migration belongs to which release: {@code db/releases.properties} of a service has a line for each release, with
 * the last migration that it brought. What comes after belongs to the release under way.
 */
final class Releases {

    private final TreeMap<Version, Integer> lastMigrations = new TreeMap<>();
    private final Version underWay;

    private Releases(Version underWay) {
        this.underWay = underWay;
    }

    /**
     * @param properties the manifest's text
     * @param underWay the version that is being built
     * @throws IllegalArgumentException for a manifest whose releases do not follow on each other, or hold the one under way
     */
    static Releases of(String properties, String underWay) {
        Releases releases = new Releases(Version.parse(underWay.replace("-SNAPSHOT", "")));
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(properties));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        lines.forEach((release, last) -> releases.lastMigrations.put(
                Version.parse(release.toString()),
                Integer.valueOf(last.toString().strip())));
        releases.check();
        return releases;
    }

    private void check() {
        int before = 0;
        for (Map.Entry<Version, Integer> release : lastMigrations.entrySet()) {
            if (release.getValue() < before || release.getKey().compareTo(underWay) >= 0) {
                throw new IllegalArgumentException("releases.properties: " + release + " does not follow on V" + before
                        + " and precede " + underWay);
            }
            before = release.getValue();
        }
    }

    /** The release that brought that migration. */
    Version of(int migration) {
        return lastMigrations.entrySet().stream()
                .filter(release -> migration <= release.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(underWay);
    }

    /** A release of that name which has been made. */
    Optional<Version> released(String name) {
        return lastMigrations.keySet().stream()
                .filter(release -> release.toString().equals(name))
                .findFirst();
    }
}
