/**
 * Makes work requests of what stands in queues and topics.
 */
@NullMarked
package io.ensemble.engine.ingress;

import org.jspecify.annotations.NullMarked;
