/**
 * What reads entries of foreign queues and topics, whatever their server.
 */
@NullMarked
package io.ensemble.autoconfigure.transport.ingress;

import org.jspecify.annotations.NullMarked;
