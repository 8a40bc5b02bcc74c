package io.opengate.testkit.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request again and again, each time with one hostile value in one place, and gathers what was answered with a
 * server error. The requests are otherwise good, so the value reaches as deep as it can.
 */
public final class HostileInput {

    private static final String LONG = "a".repeat(70_000);
    private static final List<String> JSON_VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "2147483648",
            "9223372036854775808",
            "123456789012345678901234567890123456789012345678901234567890",
            "[]",
            "{}",
            "[null]",
            "[[[[]]]]",
            "[\"\"]",
            "[\"a\\u0000b\"]",
            "[\"a\\ud800b\"]",
            "[1,2]",
            "{\"a\":null}",
            "{\"a\":[\"x\\u0000\"]}",
            "{\"a\":[\"\\udfff\"]}",
            "{\"a\":[\"" + "b".repeat(3_000) + "\"]}",
            "{\"\":{}}",
            "\"\"",
            "\" \"",
            "\"a\\u0000b\"",
            "\"\\u0000\"",
            "\"a\\ud800b\"",
            "\"\\udc00\\ud800\"",
            "\"a\\ud800@example.com\"",
            "\"\\u202e\\u2066\"",
            "\"\\ufffe\\uffff\"",
            "\"\\udbff\\udfff\"",
            "\"\\ufdfa\\ufdfa\\ufdfa\"",
            "\"a\\r\\nBcc: b@example.com\"",
            "\"'; drop table users; --\"",
            "\"${jndi:ldap://x}{{7*7}}[[${7*7}]]\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"9999999999999999-99-99T00:00:00Z\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"*\"",
            "\"/\"",
            "\"../../etc/passwd\"",
            "\"http://[::1\"",
            "\"https://xn--a.example\"",
            "\"" + "\u00e9".repeat(300) + "\"",
            "\"" + LONG + "\"");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "-1",
            "99999999999999999999",
            "\u202e",
            "\uffff",
            "\udbff\udfff",
            "\ufdfa".repeat(200),
            "'\"%_\\;--",
            "a".repeat(5_000),
            "null",
            "*",
            "+1000000000-12-31T23:59:59.999999999Z",
            "00000000-0000-0000-0000-000000000000",
            "MR8fHx8",
            "MR8",
            "MR__",
            "MR8tMR8tMQ",
            "MR_vv78fMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
            "MR_0j7-_HzAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA");
    private static final List<String> ESCAPES =
            List.of("%00", "%ED%A0%80", "%C0%80", "%FF", "%F4%90%80%80", "%2e%2e%2f");

    private final TestHttp http;
    private final List<String> failures = new ArrayList<>();

    public HostileInput(TestHttp http) {
        this.http = http;
    }

    /** A request with this JSON body, in which each field in turn gets each hostile value. */
    public HostileInput body(String method, String path, String token, Map<String, String> jsonByField) {
        for (String field : jsonByField.keySet()) {
            for (String value : JSON_VALUES) {
                Map<String, String> changed = new LinkedHashMap<>(jsonByField);
                changed.put(field, value);
                send(method, path, token, json(changed));
            }
        }
        for (String whole : JSON_VALUES) {
            send(method, path, token, whole);
        }
        send(method, path, token, "[".repeat(5_000) + "]".repeat(5_000));
        send(method, path, token, "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        return this;
    }

    /** One request with that body. */
    public HostileInput body(String method, String path, String token, String json) {
        send(method, path, token, json);
        return this;
    }

    /** A GET whose query parameters get each hostile value in turn. */
    public HostileInput query(String path, String token, String... parameters) {
        for (String parameter : parameters) {
            for (String text : TEXTS) {
                send(
                        "GET",
                        path + "?" + parameter + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                        token,
                        null);
            }
            for (String escape : ESCAPES) {
                send("GET", path + "?" + parameter + "=" + escape, token, null);
            }
        }
        return this;
    }

    /** A request whose path ends in each hostile segment in turn. */
    public HostileInput segment(String method, String parent, String token) {
        for (String text : TEXTS) {
            String segment = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            send(method, parent + "/" + segment, token, method.equals("GET") || method.equals("DELETE") ? null : "{}");
        }
        return this;
    }

    /** A request whose header gets hostile values in turn. */
    public HostileInput header(String method, String path, String token, String json, String name) {
        for (String value : List.of("", "\"", "W/\"0\"", "\"99999999999999999999\"", ",,,", "*", "a".repeat(4_000))) {
            note(method, path, name + ": " + value, http.send(method, path, token, json, Map.of(name, value)));
        }
        return this;
    }

    /** What was answered with 500 and above, as one line for each request. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private void send(String method, String path, String token, @Nullable String json) {
        Map<String, String> headers =
                method.equals("PATCH") ? Map.of("Content-Type", "application/merge-patch+json") : Map.of();
        note(method, path, json, http.send(method, path, token, json, headers));
    }

    private void note(String method, String path, @Nullable String sent, TestHttp.Answer answer) {
        if (answer.status() >= 500) {
            failures.add(
                    answer.status() + " " + method + " " + shortened(path) + " " + shortened(String.valueOf(sent)));
        }
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    /** A JSON object of values that are JSON already. */
    public static String json(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        return json.append('}').toString();
    }
}
