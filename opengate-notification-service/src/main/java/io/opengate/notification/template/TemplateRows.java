package io.opengate.notification.template;

import io.opengate.platform.persistence.TenantKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code template}. */
interface TemplateRows extends JpaRepository<Template, TenantKey> {

    List<Template> findByKeyRealmIdOrderByNameAscLocaleAsc(UUID realm);

    Optional<Template> findByKeyRealmIdAndNameAndLocale(UUID realm, String name, String locale);

    List<Template> findByKeyRealmIdAndNameAndLocaleIn(UUID realm, String name, Collection<String> locales);
}
