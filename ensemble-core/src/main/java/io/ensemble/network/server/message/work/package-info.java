/**
 * Work that peers ask for over their connections, and what they are told of it.
 */
@NullMarked
package io.ensemble.network.server.message.work;

import org.jspecify.annotations.NullMarked;
