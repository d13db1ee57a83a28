/**
 * Single steps inside of one process.
 */
@NullMarked
package io.ensemble.benchmark.micro;

import org.jspecify.annotations.NullMarked;
