package io.opengate.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

/** A person's browser without script: cookies, redirects and forms. */
public final class Browser implements AutoCloseable {

    private final WebClient client = new WebClient();

    public Browser() {
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setRedirectEnabled(true);
    }

    public Page open(URI address) {
        try {
            return client.getPage(address.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills the sign-in form of the page and submits it. */
    public Page signIn(Page page, String username, String password) {
        HtmlForm form = form(page, "username");
        form.getInputByName("username").setValue(username);
        form.getInputByName("password").setValue(password);
        return submit(form);
    }

    /** Presses the button with that id. */
    public Page press(Page page, String id) {
        try {
            return ((HtmlPage) page).getHtmlElementById(id).click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Submits the page's only form. */
    public Page submitFirst(Page page) {
        return submit(((HtmlPage) page).getForms().getFirst());
    }

    /** Whether the page asks for a password. */
    public static boolean asksForPassword(Page page) {
        return page instanceof HtmlPage html
                && !html.getElementsByName("password").isEmpty();
    }

    private static HtmlForm form(Page page, String field) {
        return ((HtmlPage) page)
                .getForms().stream()
                        .filter(form -> !form.getInputsByName(field).isEmpty())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no form with a field " + field + " on " + page.getUrl()
                                + ":\n" + page.getWebResponse().getContentAsString()));
    }

    private static Page submit(HtmlForm form) {
        HtmlButton button = (HtmlButton) form.getElementsByTagName("button").getFirst();
        try {
            return button.click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
