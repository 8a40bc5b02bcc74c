package io.opengate.auth.pages;

import io.opengate.platform.crypto.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Style sheet, script and icon, under names that change with their content, so that browsers may keep them for ever. */
@Component
final class Assets {

    private static final Map<String, MediaType> TYPES = Map.of(
            "css", new MediaType("text", "css", StandardCharsets.UTF_8),
            "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
            "svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8));

    private final Map<String, Asset> byFile;

    Assets() {
        byFile = List.of("opengate.css", "submit.js", "icon.svg").stream()
                .map(Assets::load)
                .collect(Collectors.toUnmodifiableMap(Asset::file, Function.identity()));
    }

    /** One file: its published name, type and content. */
    record Asset(String name, String file, MediaType type, byte[] content) {}

    Optional<Asset> find(String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    /** The name under which a file is published. */
    String file(String name) {
        return byFile.values().stream()
                .filter(asset -> asset.name().equals(name))
                .map(Asset::file)
                .findFirst()
                .orElseThrow();
    }

    private static Asset load(String name) {
        try (InputStream content = new ClassPathResource("/assets/" + name, Assets.class).getInputStream()) {
            byte[] bytes = content.readAllBytes();
            String hash =
                    Hashes.sha256(new String(bytes, StandardCharsets.UTF_8)).substring(0, 16);
            int dot = name.lastIndexOf('.');
            String extension = name.substring(dot + 1);
            String file = name.substring(0, dot) + "." + hash + "." + extension;
            return new Asset(name, file, TYPES.getOrDefault(extension, MediaType.APPLICATION_OCTET_STREAM), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
