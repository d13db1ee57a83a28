/**
 * Which model answers a call: the tier in force, its options, and another model when that
 * one fails.
 */
@NullMarked
package io.ensemble.agent.model;

import org.jspecify.annotations.NullMarked;
