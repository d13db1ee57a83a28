/**
 * Ensembles that reach each other through one store, on real servers.
 */
@NullMarked
package io.ensemble.test.shared;

import org.jspecify.annotations.NullMarked;
