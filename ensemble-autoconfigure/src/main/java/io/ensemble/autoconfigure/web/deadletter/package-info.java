/**
 * Shows work that was given up, sends it on its way again and throws it away.
 */
@NullMarked
package io.ensemble.autoconfigure.web.deadletter;

import org.jspecify.annotations.NullMarked;
