/**
 * Stubs of other ensembles that answer as a test wants and record what they are asked.
 */
@NullMarked
package io.ensemble.test.network;

import org.jspecify.annotations.NullMarked;
