/**
 * The words that ensembles exchange, and the only place that knows their JSON names.
 */
@NullMarked
package io.ensemble.protocol;

import org.jspecify.annotations.NullMarked;
