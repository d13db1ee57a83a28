/**
 * A server on a local port that speaks the chat completions protocol of OpenAI, for tests
 * of the way to a real model.
 */
@NullMarked
package io.ensemble.test.model.openai;

import org.jspecify.annotations.NullMarked;
