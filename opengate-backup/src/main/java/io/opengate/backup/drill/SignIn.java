package io.opengate.backup.drill;

import io.opengate.backup.BackupFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in through the pages, as a browser does, and exchanges the code for tokens (RFC 6749 §4.1 with RFC 7636). */
final class SignIn {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]*)");
    private static final int MOST_REDIRECTS = 8;

    private final Http http = new Http();
    private final URI realm;
    private final DrillAccount account;
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    SignIn(String baseUrl, DrillAccount account) {
        this.realm = URI.create(baseUrl + "/realms/master/protocol/openid-connect/");
        this.account = account;
    }

    /** Signs in; fails with what the suite answered. */
    void run() {
        URI start =
                realm.resolve("auth?response_type=code&scope=openid&state=drill&nonce=drill&code_challenge_method=S256"
                        + "&client_id=" + Http.encoded(account.clientId())
                        + "&redirect_uri=" + Http.encoded(DrillAccount.REDIRECT)
                        + "&code_challenge=" + challenge());
        Page page = follow(start, http.get(start));
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.html());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("username", account.username());
        fields.put("password", account.password());
        Matcher action = ACTION.matcher(page.html());
        if (!action.find()) {
            throw new BackupFailure("the sign-in page of " + page.address() + " has no form");
        }
        URI target = page.address().resolve(action.group(1).replace("&amp;", "&"));
        Page last = follow(target, http.form(target, null, fields));
        Matcher code = CODE.matcher(last.address().toString());
        if (!last.address().toString().startsWith(DrillAccount.REDIRECT) || !code.find()) {
            throw new BackupFailure("the drill's account cannot sign in: " + last.address());
        }
        exchange(code.group(1));
    }

    private record Page(URI address, String html) {}

    /** Follows redirects until a page, or until they leave for the application. */
    private Page follow(URI address, Http.Answer first) {
        URI current = address;
        Http.Answer answer = first;
        for (int i = 0; i < MOST_REDIRECTS && answer.location() != null; i++) {
            current = current.resolve(answer.location());
            if (current.toString().startsWith(DrillAccount.REDIRECT)) {
                return new Page(current, "");
            }
            answer = http.get(current);
        }
        if (answer.status() != 200) {
            throw new BackupFailure("the sign-in at " + current + " answers " + answer.status());
        }
        return new Page(current, answer.body());
    }

    private void exchange(String code) {
        Http.Answer answer = http.form(
                realm.resolve("token"),
                null,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "client_id",
                        account.clientId(),
                        "redirect_uri",
                        DrillAccount.REDIRECT,
                        "code_verifier",
                        verifier));
        if (answer.status() != 200
                || answer.json().path("id_token").asString("").isEmpty()) {
            throw new BackupFailure("the sign-in gave no tokens: " + answer.body());
        }
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
