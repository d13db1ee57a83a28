/**
 * Lets the shared secret pass Spring Security on the paths of the ensemble, and only
 * there.
 */
@NullMarked
package io.ensemble.autoconfigure.web.security;

import org.jspecify.annotations.NullMarked;
