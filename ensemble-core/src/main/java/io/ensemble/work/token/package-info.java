/**
 * Tokens of models: how many a piece of work took, and what they cost.
 */
@NullMarked
package io.ensemble.work.token;

import org.jspecify.annotations.NullMarked;
