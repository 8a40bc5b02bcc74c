package io.opengate.client.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opengate.client.application.ClientSecret;
import io.opengate.client.application.FindClients;
import io.opengate.client.application.RotateSecret;
import io.opengate.client.application.RotateSecret.NewSecret;
import io.opengate.client.application.RotateSecret.Rotated;
import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The secrets of a confidential client: two live at most, so that a rotation can overlap. */
@ReadsPrimary("whoever withdraws a secret must see those that work now")
@RestController
@RequestMapping("/api/v1/realms/{realm}/clients/{id}/secrets")
class SecretController {

    private final RotateSecret rotate;
    private final FindClients find;
    private final PublicUrl publicUrl;

    SecretController(RotateSecret rotate, FindClients find, PublicUrl publicUrl) {
        this.rotate = rotate;
        this.find = find;
        this.publicUrl = publicUrl;
    }

    /** A secret to add. */
    record CreateSecret(
            @Nullable @Size(min = 32, max = 512) @Pattern(regexp = "[\\x21-\\x7E]*")
            String secret,

            @Nullable @Min(0) @Max(2_592_000) Integer overlapSeconds) {

        NewSecret newSecret() {
            return new NewSecret(secret, overlapSeconds == null ? null : Duration.ofSeconds(overlapSeconds));
        }

        @Override
        public String toString() {
            return "CreateSecret[overlapSeconds=" + overlapSeconds + "]";
        }
    }

    /** A secret; its value only in the answer to its creation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SecretView(
            UUID id,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable String secret) {

        static SecretView of(ClientSecret secret, @Nullable String plain) {
            return new SecretView(secret.id(), secret.createdAt(), secret.expiresAt(), plain);
        }

        @Override
        public String toString() {
            return "SecretView[" + id + "]";
        }
    }

    /** The live secrets, the newest first. */
    record SecretList(List<SecretView> items) {}

    @PostMapping
    @RequiresPermission("client.manage")
    ResponseEntity<SecretView> create(
            RealmRef realm,
            @PathVariable UUID id,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable CreateSecret request) {
        NewSecret wanted = request == null ? new NewSecret(null, null) : request.newSecret();
        Rotated rotated = rotate.rotate(realm.id(), id, key, wanted).body();
        String path = "/api/v1/realms/" + realm.name() + "/clients/" + id + "/secrets/"
                + rotated.kept().id();
        return ResponseEntity.created(URI.create(publicUrl.of(path)))
                .body(SecretView.of(rotated.kept(), rotated.plain()));
    }

    @GetMapping
    @RequiresPermission("client.read")
    SecretList list(RealmRef realm, @PathVariable UUID id) {
        return new SecretList(find.withSecrets(realm.id(), id).secrets().stream()
                .map(secret -> SecretView.of(secret, null))
                .toList());
    }

    @DeleteMapping("/{secret}")
    @RequiresPermission("client.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(RealmRef realm, @PathVariable UUID id, @PathVariable UUID secret) {
        rotate.remove(realm.id(), id, secret);
    }
}
