package io.opengate.auth.pages;

import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content.
 *
 * @param language BCP 47 tag of the page's texts
 * @param realmName display name of the realm
 * @param clientName display name of the application, or null
 * @param stylesheet path of the style sheet
 * @param icon path of the icon
 * @param submitScript path of the script of self-submitting pages
 * @param csrfParameter name of the form's token
 * @param csrfToken the form's token
 */
record PageFrame(
        String language,
        String realmName,
        @Nullable String clientName,
        String stylesheet,
        String icon,
        String submitScript,
        String csrfParameter,
        String csrfToken) {}
