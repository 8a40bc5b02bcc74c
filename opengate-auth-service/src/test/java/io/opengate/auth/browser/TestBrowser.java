package io.opengate.auth.browser;

import io.opengate.testkit.http.TestHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A browser without script, with a jar of cookies; the address in front of the path is that of the service under test. */
final class TestBrowser {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\"[^>]*>");

    final Map<String, String> cookies = new LinkedHashMap<>();
    final List<String> setCookies = new ArrayList<>();
    String acceptLanguage = "en";
    String forwardedFor = "";

    private final TestHttp http;
    private final String publicPath;

    TestBrowser(TestHttp http, String publicPath) {
        this.http = http;
        this.publicPath = publicPath;
    }

    /** A page or redirect. */
    record Answer(int status, String location, String html, java.net.http.HttpHeaders headers) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The form of that id. */
        Form form(String id) {
            Matcher form = Pattern.compile("<form[^>]*id=\"" + id + "\"[^>]*>(.*?)</form>", Pattern.DOTALL)
                    .matcher(html);
            if (!form.find()) {
                throw new AssertionError("no form " + id + " in " + html);
            }
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher hidden = HIDDEN.matcher(form.group(1));
            while (hidden.find()) {
                fields.put(attribute(hidden.group(), "name"), attribute(hidden.group(), "value"));
            }
            return new Form(attribute(form.group(), "action"), fields);
        }

        /** The parameters of the redirect's query or fragment. */
        Map<String, String> parameters() {
            URI uri = URI.create(location);
            String text = uri.getRawQuery() == null ? String.valueOf(uri.getRawFragment()) : uri.getRawQuery();
            return List.of(text.split("&", -1)).stream()
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }

        private static String attribute(String tag, String name) {
            Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
            return value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "";
        }
    }

    /** A form with its hidden fields. */
    record Form(String action, Map<String, String> fields) {

        Form with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Form(action, more);
        }

        Form without(String name) {
            Map<String, String> fewer = new LinkedHashMap<>(fields);
            fewer.remove(name);
            return new Form(action, fewer);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer submit(Form form) {
        return post(form.action(), encode(form.fields()));
    }

    /** Follows redirects as long as they stay here. */
    Answer follow(Answer answer) {
        Answer next = answer;
        while (next.status() == 303 && next.location().startsWith("/")) {
            next = get(next.location());
        }
        return next;
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        String inside = path.startsWith(publicPath) ? path.substring(publicPath.length()) : path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http.url(inside)))
                .header("Accept-Language", acceptLanguage)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!forwardedFor.isEmpty()) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        return jar.isEmpty() ? request : request.header("Cookie", jar);
    }

    private Answer send(HttpRequest.Builder request) {
        TestHttp.Answer answer = http.send(request.build());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            setCookies.add(cookie);
            String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return new Answer(answer.status(), answer.header("Location"), answer.text(), answer.headers());
    }
}
