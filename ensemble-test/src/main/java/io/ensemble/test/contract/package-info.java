/**
 * What every adapter of the transport SPI must do, as JUnit suites that its author
 * extends.
 */
@NullMarked
package io.ensemble.test.contract;

import org.jspecify.annotations.NullMarked;
