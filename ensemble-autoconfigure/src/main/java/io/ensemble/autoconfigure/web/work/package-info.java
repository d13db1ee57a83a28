/**
 * Asks for work over HTTP, looks after it and changes it.
 */
@NullMarked
package io.ensemble.autoconfigure.web.work;

import org.jspecify.annotations.NullMarked;
