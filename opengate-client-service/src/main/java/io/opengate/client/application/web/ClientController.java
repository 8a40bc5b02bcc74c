package io.opengate.client.application.web;

import io.opengate.client.application.ChangeClient;
import io.opengate.client.application.Client;
import io.opengate.client.application.ClientSearch;
import io.opengate.client.application.FindClients;
import io.opengate.client.application.RegisterClient;
import io.opengate.client.application.RegisterClient.Registered;
import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.ETag;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IfMatch;
import io.opengate.platform.web.MergePatch;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The clients of a realm. */
@RestController
@ReadsPrimary("a client's switches are as they are now")
@RequestMapping("/api/v1/realms/{realm}/clients")
class ClientController {

    private final RegisterClient register;
    private final FindClients find;
    private final ChangeClient change;
    private final PublicUrl publicUrl;

    ClientController(RegisterClient register, FindClients find, ChangeClient change, PublicUrl publicUrl) {
        this.register = register;
        this.find = find;
        this.change = change;
        this.publicUrl = publicUrl;
    }

    @PostMapping
    @RequiresPermission("client.manage")
    ResponseEntity<ClientView> create(RealmRef realm, IdempotencyKey key, @Valid @RequestBody CreateClient request) {
        Created<Registered> created = register.register(realm.id(), key, request.client());
        Client client = created.body().client();
        String path = "/api/v1/realms/" + realm.name() + "/clients/" + created.id();
        return ResponseEntity.created(URI.create(publicUrl.of(path)))
                .eTag(new ETag(client.version()).header())
                .body(ClientView.of(client, created.body().secret()));
    }

    @GetMapping
    @RequiresPermission("client.read")
    Page<ClientView> list(
            RealmRef realm,
            @RequestParam(defaultValue = "") @Size(max = 200) @Pattern(regexp = ClientFields.PRINTABLE) String clientId,
            @RequestParam(defaultValue = "") @Size(max = 200) @Pattern(regexp = ClientFields.PRINTABLE) String name,
            PageRequest page) {
        ClientSearch search = new ClientSearch(clientId, name, page.afterKey(0), page.limit() + 1);
        return Page.of(
                find.list(realm.id(), search),
                page.limit(),
                client -> Cursor.of(client.clientId().value()),
                ClientView::of);
    }

    @GetMapping("/{id}")
    @RequiresPermission("client.read")
    ResponseEntity<ClientView> get(RealmRef realm, @PathVariable UUID id) {
        return answer(find.get(realm.id(), id));
    }

    @PatchMapping("/{id}")
    @RequiresPermission("client.manage")
    ResponseEntity<ClientView> update(RealmRef realm, @PathVariable UUID id, IfMatch match, MergePatch patch) {
        return answer(change.change(
                realm.id(),
                id,
                match,
                settings -> patch.applyTo(UpdateClient.of(settings), UpdateClient.class)
                        .settings()));
    }

    @DeleteMapping("/{id}")
    @RequiresPermission("client.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(RealmRef realm, @PathVariable UUID id, IfMatch match) {
        change.delete(realm.id(), id, match);
    }

    private static ResponseEntity<ClientView> answer(Client client) {
        return ResponseEntity.ok().eTag(new ETag(client.version()).header()).body(ClientView.of(client));
    }
}
