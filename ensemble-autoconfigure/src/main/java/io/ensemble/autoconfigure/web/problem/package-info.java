/**
 * Refusals on their way to the caller, whoever finds the reason.
 */
@NullMarked
package io.ensemble.autoconfigure.web.problem;

import org.jspecify.annotations.NullMarked;
