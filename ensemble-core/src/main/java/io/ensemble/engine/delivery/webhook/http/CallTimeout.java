package io.ensemble.engine.delivery.webhook.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Ends a call by closing its socket, whatever the thread that makes it waits for: no
 * time-out of single reads ends an answer that comes drop by drop.
 */
final class CallTimeout {

	private @Nullable Socket socket;

	private boolean over;

	synchronized Socket watch(Socket socket) throws IOException {
		if (this.over) {
			socket.close();
			throw new SocketTimeoutException();
		}
		this.socket = socket;
		return socket;
	}

	synchronized void end() {
		this.over = true;
		if (this.socket != null) {
			try {
				this.socket.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	synchronized boolean isOver() {
		return this.over;
	}

}
