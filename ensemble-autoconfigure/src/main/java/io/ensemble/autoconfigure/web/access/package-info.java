/**
 * Who makes a call, and whether it may.
 */
@NullMarked
package io.ensemble.autoconfigure.web.access;

import org.jspecify.annotations.NullMarked;
