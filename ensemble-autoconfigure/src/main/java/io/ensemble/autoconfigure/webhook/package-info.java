/**
 * Signed webhooks: their secrets, and results that go out by them.
 */
@NullMarked
package io.ensemble.autoconfigure.webhook;

import org.jspecify.annotations.NullMarked;
