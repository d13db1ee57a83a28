/**
 * Lets requests in: validation, known capability, known id, room in the queue.
 */
@NullMarked
package io.ensemble.engine.intake;

import org.jspecify.annotations.NullMarked;
