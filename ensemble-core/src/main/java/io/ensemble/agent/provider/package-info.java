/**
 * Gets along with providers of models that do not answer every call at once.
 */
@NullMarked
package io.ensemble.agent.provider;

import org.jspecify.annotations.NullMarked;
