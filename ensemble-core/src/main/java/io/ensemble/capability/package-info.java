/**
 * What an ensemble can do: tasks and tools with a name, a description, an input schema
 * and an invoker. A capability knows nothing of queues.
 */
@NullMarked
package io.ensemble.capability;

import org.jspecify.annotations.NullMarked;
