/**
 * Shows results that have not arrived, sends them on their way again and throws them
 * away.
 */
@NullMarked
package io.ensemble.autoconfigure.web.delivery;

import org.jspecify.annotations.NullMarked;
