/**
 * Calling other ensembles: what an application sees of it.
 */
@NullMarked
package io.ensemble.network;

import org.jspecify.annotations.NullMarked;
