/**
 * What a call is answered with, and how that is written.
 */
@NullMarked
package io.ensemble.autoconfigure.web.answer;

import org.jspecify.annotations.NullMarked;
