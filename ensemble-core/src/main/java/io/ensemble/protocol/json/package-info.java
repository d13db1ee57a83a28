/**
 * The strict JSON settings behind every message and body, and the plain-language errors
 * for what does not fit.
 */
@NullMarked
package io.ensemble.protocol.json;

import org.jspecify.annotations.NullMarked;
