package io.opengate.notification.template.web;

import io.opengate.notification.template.BuiltInTemplate;
import io.opengate.notification.template.EffectiveTemplate;
import io.opengate.notification.template.LocaleTag;
import io.opengate.notification.template.TemplateText;
import io.opengate.notification.template.Templates;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.ETag;
import io.opengate.platform.web.IfMatch;
import io.opengate.platform.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Texts of messages: the built-in ones, and a realm's own. */
@RestController
@RequestMapping("/api/v1/realms/{realm}/templates")
class TemplateController {

    private final Templates templates;

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    /** Every text that is in force in the realm. There are few, so there is one page. */
    @GetMapping
    @RequiresPermission("delivery.read")
    Page<TemplateView> list(RealmRef realm) {
        return new Page<>(
                templates.list(realm.id()).stream().map(TemplateView::of).toList(), null);
    }

    /** One text. */
    @GetMapping("/{name}/{locale}")
    @RequiresPermission("delivery.read")
    ResponseEntity<TemplateView> get(RealmRef realm, @PathVariable String name, @PathVariable String locale) {
        return answer(templates.get(realm.id(), template(name), tag(locale)));
    }

    /** Puts the realm's own words in place of the built-in ones. */
    @PutMapping("/{name}/{locale}")
    @RequiresPermission("delivery.manage")
    ResponseEntity<TemplateView> put(
            RealmRef realm,
            @PathVariable String name,
            @PathVariable String locale,
            IfMatch ifMatch,
            @Valid @RequestBody PutTemplate words) {
        return answer(templates.put(
                realm.id(),
                template(name),
                tag(locale),
                new TemplateText(words.subject(), words.text(), words.html()),
                ifMatch::check));
    }

    /** Returns to the built-in words. */
    @DeleteMapping("/{name}/{locale}")
    @RequiresPermission("delivery.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(RealmRef realm, @PathVariable String name, @PathVariable String locale, IfMatch ifMatch) {
        templates.remove(realm.id(), template(name), tag(locale), ifMatch::check);
    }

    private static ResponseEntity<TemplateView> answer(EffectiveTemplate template) {
        return ResponseEntity.ok().eTag(new ETag(template.version()).header()).body(TemplateView.of(template));
    }

    private static BuiltInTemplate template(String name) {
        return BuiltInTemplate.find(name).orElseThrow(TemplateController::none);
    }

    private static LocaleTag tag(String locale) {
        try {
            return new LocaleTag(locale);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private static ProblemException none() {
        return new ProblemException(CommonProblem.NOT_FOUND, null);
    }

    /** A realm's own words; places such as <code>{{link}}</code> are filled in. */
    record PutTemplate(
            @NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line")
            String subject,

            @NotBlank @Size(max = 20_000) @Pattern(regexp = "(?s)[^\\x00]*", message = "must not hold NUL")
            String text,

            @Nullable @Size(max = 50_000) @Pattern(regexp = "(?s)[^\\x00]*", message = "must not hold NUL")
            String html) {}

    /** A text in force; {@code values} are the names of its places beside {@code realm}. */
    record TemplateView(
            String name,
            String locale,
            boolean builtIn,
            List<String> values,
            String subject,
            String text,
            @Nullable String html,
            @Nullable Instant updatedAt) {

        static TemplateView of(EffectiveTemplate template) {
            return new TemplateView(
                    template.name(),
                    template.locale(),
                    template.builtIn(),
                    template.needs(),
                    template.words().subject(),
                    template.words().text(),
                    template.words().html(),
                    template.updatedAt());
        }
    }
}
