/** What all pages share: layout, texts, styles, headers, forms' tokens and failures. Knows no protocol and no step. */
@NullMarked
package io.opengate.auth.pages;

import org.jspecify.annotations.NullMarked;
