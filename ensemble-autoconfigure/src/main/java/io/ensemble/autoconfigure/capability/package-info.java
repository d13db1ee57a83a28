/**
 * Finds the capabilities of the application and explains what is wrong with them.
 */
@NullMarked
package io.ensemble.autoconfigure.capability;

import org.jspecify.annotations.NullMarked;
