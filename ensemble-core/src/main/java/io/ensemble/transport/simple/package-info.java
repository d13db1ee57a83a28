/**
 * The transport that needs nothing: accepted work lives in this process's memory and ends
 * with it.
 */
@NullMarked
package io.ensemble.transport.simple;

import org.jspecify.annotations.NullMarked;
