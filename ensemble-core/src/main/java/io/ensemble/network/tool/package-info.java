/**
 * Tasks and tools of other ensembles as tools of Spring AI.
 */
@NullMarked
package io.ensemble.network.tool;

import org.jspecify.annotations.NullMarked;
