/**
 * The two directions of one socket, whichever end it is and whichever library holds it.
 */
@NullMarked
package io.ensemble.network.wire;

import org.jspecify.annotations.NullMarked;
