/**
 * Who in this process waits for news of a store; for all stores.
 */
@NullMarked
package io.ensemble.transport.notification;

import org.jspecify.annotations.NullMarked;
