/**
 * What readers of queues and topics, whatever keeps those, hand to the engine and hear of
 * it.
 */
@NullMarked
package io.ensemble.transport.ingress;

import org.jspecify.annotations.NullMarked;
