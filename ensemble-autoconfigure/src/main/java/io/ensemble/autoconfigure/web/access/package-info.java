/**
 * Who may make a call, and how often.
 */
@NullMarked
package io.ensemble.autoconfigure.web.access;

import org.jspecify.annotations.NullMarked;
