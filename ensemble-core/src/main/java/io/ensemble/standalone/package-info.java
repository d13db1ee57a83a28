/**
 * An ensemble in plain Java: no container, no server.
 */
@NullMarked
package io.ensemble.standalone;

import org.jspecify.annotations.NullMarked;
