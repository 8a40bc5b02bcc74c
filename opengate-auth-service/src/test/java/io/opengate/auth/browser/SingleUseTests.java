package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Class 7 of docs/security: single use that is not atomic. */
@Tag("single-use")
class SingleUseTests extends BrowserContract {

    private static final int MANY = 24;

    /** The same form, sent many times at once, each time by the same browser. */
    private List<TestBrowser.Answer> storm(TestBrowser.Form form) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TestBrowser.Answer>> answers = IntStream.range(0, MANY)
                    .mapToObj(i -> {
                        TestBrowser copy = newBrowser();
                        copy.cookies.putAll(browser.cookies);
                        return threads.submit(() -> copy.submit(form));
                    })
                    .toList();
            List<TestBrowser.Answer> received = new java.util.ArrayList<>();
            for (Future<TestBrowser.Answer> answer : answers) {
                received.add(answer.get());
            }
            return received;
        }
    }

    private static void assertOneCode(List<TestBrowser.Answer> answers) {
        assertThat(answers.stream().filter(answer -> answer.location().contains("code=")))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.location().contains("code=")))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
    }

    @Test
    void aFormThatIsSentManyTimesGivesOneCode() throws Exception {
        assertOneCode(storm(open().form("sign-in-form").with("username", "ada").with("password", PASSWORD)));
    }

    @Test
    void aDecisionThatIsSentManyTimesGivesOneCode() throws Exception {
        put(TestClients.withConsent("shop"));
        TestBrowser.Answer page = browser.follow(signIn(open(), "ada", PASSWORD));
        assertOneCode(storm(page.form("consent-form").with("decision", "allow")));
    }
}
