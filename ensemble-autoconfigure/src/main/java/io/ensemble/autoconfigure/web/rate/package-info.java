/**
 * Keeps one caller from taking the time of all others.
 */
@NullMarked
package io.ensemble.autoconfigure.web.rate;

import org.jspecify.annotations.NullMarked;
