/**
 * Sharing methods of beans: the annotations, and how they are found.
 */
@NullMarked
package io.ensemble.capability.annotation;

import org.jspecify.annotations.NullMarked;
