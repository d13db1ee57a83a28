/**
 * Serves the HTTP API beside whatever the application serves itself.
 */
@NullMarked
package io.ensemble.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
