/**
 * Leads HTTP calls to the end points of the ensemble, apart from everything that the
 * application configured for its own.
 */
@NullMarked
package io.ensemble.autoconfigure.web.route;

import org.jspecify.annotations.NullMarked;
