/**
 * Keeps the frameworks of the application from reading what was sent to the ensemble.
 */
@NullMarked
package io.ensemble.autoconfigure.web.filter;

import org.jspecify.annotations.NullMarked;
