/**
 * Turns a Spring Boot application into an ensemble: its identity, and one package per
 * concern below.
 */
@NullMarked
package io.ensemble.autoconfigure;

import org.jspecify.annotations.NullMarked;
