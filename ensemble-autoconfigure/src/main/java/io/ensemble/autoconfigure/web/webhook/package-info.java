/**
 * Takes signed webhooks in as work.
 */
@NullMarked
package io.ensemble.autoconfigure.web.webhook;

import org.jspecify.annotations.NullMarked;
