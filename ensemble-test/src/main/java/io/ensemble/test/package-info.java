/**
 * Tests of ensembles with Spring Boot.
 */
@NullMarked
package io.ensemble.test;

import org.jspecify.annotations.NullMarked;
