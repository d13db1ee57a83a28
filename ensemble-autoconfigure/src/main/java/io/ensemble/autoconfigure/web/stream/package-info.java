/**
 * Streams the events of one piece of work to a client that may be slow or gone.
 */
@NullMarked
package io.ensemble.autoconfigure.web.stream;

import org.jspecify.annotations.NullMarked;
