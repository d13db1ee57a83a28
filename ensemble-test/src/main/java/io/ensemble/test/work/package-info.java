/**
 * Asks an ensemble for work as others do, and looks at what came of it.
 */
@NullMarked
package io.ensemble.test.work;

import org.jspecify.annotations.NullMarked;
