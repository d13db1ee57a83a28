/**
 * How a method of a bean does the work of a capability: its input schema, the binding of
 * its parameters, the form of its output.
 */
@NullMarked
package io.ensemble.capability.method;

import org.jspecify.annotations.NullMarked;
