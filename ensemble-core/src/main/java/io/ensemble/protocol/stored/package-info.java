/**
 * The form in which durable stores keep requests and results: JSON whose names outlive a
 * version of the library.
 */
@NullMarked
package io.ensemble.protocol.stored;

import org.jspecify.annotations.NullMarked;
