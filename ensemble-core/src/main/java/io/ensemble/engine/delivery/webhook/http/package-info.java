/**
 * One HTTP/1.1 request on a connection of its own, to an address that is given: what
 * ordinary clients cannot do, as they look the host up again themselves. The body of the
 * answer is of no interest, so a status line and headers are all that is read.
 */
@NullMarked
package io.ensemble.engine.delivery.webhook.http;

import org.jspecify.annotations.NullMarked;
