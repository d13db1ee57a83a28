/**
 * What the server does with each kind of message.
 */
@NullMarked
package io.ensemble.network.server.message;

import org.jspecify.annotations.NullMarked;
