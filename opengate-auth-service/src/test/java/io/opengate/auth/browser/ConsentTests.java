package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.signin.Credentials.Refusal;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentTests extends BrowserContract {

    private RegisteredClient client = TestClients.withConsent("shop");

    @BeforeEach
    void wantConsent() {
        client = put(TestClients.withConsent("shop"));
    }

    private TestBrowser.Answer consentPage(String... changes) {
        TestBrowser.Answer page = browser.follow(signIn(open(changes), "ada", PASSWORD));
        assertThat(page.html()).contains("consent-form");
        return page;
    }

    @Test
    void aPersonAllowsAndIsNotAskedAgain() {
        TestBrowser.Answer page = consentPage();
        assertThat(page.html()).contains("See your name and profile", "data-scope=\"profile\"", "app.example.com");
        assertCode(browser.submit(page.form("consent-form").with("decision", "allow")));
        assertThat(world.consents.values()).contains(Set.of("openid", "profile"));
        assertCode(browser.get(authorize()));
    }

    @Test
    void aPersonDeniesAndTheClientHearsIt() {
        TestBrowser.Answer page = consentPage();
        assertError(browser.submit(page.form("consent-form").with("decision", "deny")), "access_denied");
        assertThat(browser.submit(page.form("consent-form").with("decision", "allow"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void moreScopesAreAskedFor() {
        browser.submit(consentPage().form("consent-form").with("decision", "allow"));
        TestBrowser.Answer page = browser.follow(browser.get(authorize("scope", "openid email")));
        assertThat(page.html()).contains("consent-form", "See your e-mail address");
    }

    @Test
    void noPageIsShownWhereNoneIsWanted() {
        consentPage();
        assertError(browser.get(authorize("prompt", "none")), "consent_required");
    }

    @Test
    void anApplicationMayWantItAskedAgain() {
        browser.submit(consentPage().form("consent-form").with("decision", "allow"));
        TestBrowser.Answer page = browser.follow(browser.get(authorize("prompt", "consent")));
        assertThat(page.html()).contains("consent-form");
        assertCode(browser.submit(page.form("consent-form").with("decision", "allow")));
    }

    @Test
    void aDecisionIsOneOfTwo() {
        assertErrorPage(browser.submit(consentPage().form("consent-form").with("decision", "perhaps")), 400);
    }

    @Test
    void aDecisionNeedsItsToken() {
        TestBrowser.Form form = consentPage().form("consent-form").with("decision", "allow");
        assertErrorPage(browser.submit(form.without("_csrf")), 403);
        assertThat(world.consents.keySet())
                .noneMatch(key -> key.startsWith(realm.id().toString()));
    }

    @Test
    void somebodyWhoWasDisabledMeanwhileGetsNothing() {
        TestBrowser.Answer page = consentPage();
        world.people.values().stream()
                .filter(person -> person.realm().equals(realm.id()))
                .forEach(person -> world.put(person.state(Refusal.DISABLED)));
        assertError(browser.submit(page.form("consent-form").with("decision", "allow")), "access_denied");
        assertError(browser.get(authorize("prompt", "none")), "access_denied");
    }

    @Test
    void aClientThatWasDisabledMeanwhileGetsNothing() {
        TestBrowser.Answer page = consentPage();
        put(TestClients.disabled(client));
        assertErrorPage(browser.submit(page.form("consent-form").with("decision", "allow")), 400);
    }

    @Test
    void somebodyWhoseSessionEndedMeanwhileSignsInAgain() {
        TestBrowser.Answer page = consentPage();
        redis.delete(SessionsByContract.key(realm.id(), sid()));
        TestBrowser.Answer next =
                browser.follow(browser.submit(page.form("consent-form").with("decision", "allow")));
        assertThat(next.html()).contains("sign-in-form");
    }

    @Test
    void whatOnePersonAgreedToIsAskedOfTheNext() {
        consentPage();
        world.person(realm, "bob");
        TestBrowser.Form choice = open("prompt", "select_account").form("account-form");
        String consent = choice.action().replaceFirst("/account$", "/consent");
        browser.submit(new TestBrowser.Form(consent, choice.fields()).with("decision", "allow"));
        TestBrowser.Answer form = browser.follow(browser.submit(choice.with("choice", "other")));
        TestBrowser.Answer next = browser.follow(signIn(form, "bob", PASSWORD));
        assertThat(next.html()).contains("consent-form", "bob");
        assertCode(browser.submit(next.form("consent-form").with("decision", "allow")));
    }
}
