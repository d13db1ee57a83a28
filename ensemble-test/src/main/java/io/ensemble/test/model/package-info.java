/**
 * A chat model without a model: plays the tool loop by rules, by script, and with the
 * delays and failures that a test needs.
 */
@NullMarked
package io.ensemble.test.model;

import org.jspecify.annotations.NullMarked;
