/**
 * Work of other ensembles that keep it where this one keeps its own.
 */
@NullMarked
package io.ensemble.transport.shared;

import org.jspecify.annotations.NullMarked;
