/**
 * The schedules over HTTP.
 */
@NullMarked
package io.ensemble.autoconfigure.web.schedule;

import org.jspecify.annotations.NullMarked;
