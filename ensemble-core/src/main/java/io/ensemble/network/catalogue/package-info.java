/**
 * What the connected ensembles share, as they said last.
 */
@NullMarked
package io.ensemble.network.catalogue;

import org.jspecify.annotations.NullMarked;
