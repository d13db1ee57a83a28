/**
 * The ensemble as a server of peers: what each open connection may do and does.
 */
@NullMarked
package io.ensemble.network.server;

import org.jspecify.annotations.NullMarked;
