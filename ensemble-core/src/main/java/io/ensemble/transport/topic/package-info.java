/**
 * What everybody who listens is told at once.
 */
@NullMarked
package io.ensemble.transport.topic;

import org.jspecify.annotations.NullMarked;
