package io.opengate.backup.drill;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.StandaloneHome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account with which a drill signs in: a user of the realm master without any permission, and an application of its own.
 * Its password is in the home's {@code drill.env}, for the owner alone.
 */
public record DrillAccount(String username, String password, String clientId) {

    static final String REDIRECT = "http://127.0.0.1/opengate-drill";

    private static final String FILE = "drill.env";

    /** The account of that home, if it has one. */
    public static Optional<DrillAccount> of(Path home) {
        Path file = home.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new DrillAccount(
                    value(lines, "DRILL_USERNAME"), value(lines, "DRILL_PASSWORD"), value(lines, "DRILL_CLIENT_ID")));
        } catch (IOException e) {
            throw new BackupFailure("the file " + file + " cannot be read", e);
        }
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new BackupFailure("the file " + FILE + " has no " + name));
    }

    /** Makes it in the running suite, once; later backups hold it. */
    public static DrillAccount seed(StandaloneHome home) {
        Http http = new Http();
        String base = home.url();
        String token = token(http, home);
        String stamp = Long.toString(System.currentTimeMillis(), 36);
        String username = "opengate-drill-" + stamp;
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        URI users = URI.create(base + "/api/v1/realms/master/users");
        String user = created(http.json("POST", users, token, Map.of("username", username)));
        try {
            setPassword(http, URI.create(users + "/" + user + "/password"), token, password);
            DrillAccount account = new DrillAccount(username, password, registerApplication(http, base, token));
            account.keep(home.folder());
            return account;
        } catch (BackupFailure half) {
            // the next backup would make another
            http.json("DELETE", URI.create(users + "/" + user), token, Map.of());
            throw half;
        }
    }

    private static void setPassword(Http http, URI place, String token, String password) {
        Http.Answer set = http.json("PUT", place, token, Map.of("password", password, "temporary", false));
        if (set.status() >= 300) {
            throw new BackupFailure("the drill's account gets no password: " + set.body());
        }
    }

    /** The client id of the application through which the account signs in. */
    private static String registerApplication(Http http, String base, String token) {
        Http.Answer client = http.json(
                "POST",
                URI.create(base + "/api/v1/realms/master/clients"),
                token,
                Map.of(
                        "name", "Restore drill",
                        "type", "public",
                        "redirectUris", List.of(REDIRECT),
                        "grantTypes", List.of("authorization_code"),
                        "scopes", List.of("openid")));
        created(client);
        return client.json().path("clientId").asString();
    }

    private static String token(Http http, StandaloneHome home) {
        String id = home.secret("OPENGATE_ADMIN_CLIENT_ID");
        String secret = home.secret("OPENGATE_ADMIN_CLIENT_SECRET");
        String basic = Base64.getEncoder()
                .encodeToString((Http.encoded(id) + ":" + Http.encoded(secret)).getBytes(StandardCharsets.UTF_8));
        Http.Answer answer = http.form(
                URI.create(home.url() + "/realms/master/protocol/openid-connect/token"),
                "Basic " + basic,
                Map.of("grant_type", "client_credentials", "scope", "opengate-api"));
        if (answer.status() != 200) {
            throw new BackupFailure("the bootstrap client gets no token: " + answer.body());
        }
        return answer.json().path("access_token").asString();
    }

    private static String created(Http.Answer answer) {
        if (answer.status() != 201) {
            throw new BackupFailure("the drill's account cannot be made: " + answer.body());
        }
        return answer.json().path("id").asString();
    }

    private void keep(Path home) {
        Path file = home.resolve(FILE);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    "# The account with which ./opengate drill signs in. It has no permission.\nDRILL_USERNAME="
                            + username + "\nDRILL_PASSWORD=" + password + "\nDRILL_CLIENT_ID=" + clientId + "\n");
        } catch (IOException e) {
            throw new BackupFailure("the file " + file + " cannot be written", e);
        }
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return username;
    }
}
