package io.ensemble.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a client and a server, and is as unreliable as the test wants it.
 */
public final class TcpProxy implements AutoCloseable {

	private final ServerSocket listening;

	private final int target;

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final AtomicLong bytesUntilCut = new AtomicLong(Long.MAX_VALUE);

	private final AtomicInteger connections = new AtomicInteger();

	private volatile String swallowedFrom = "";

	private volatile boolean swallowing;

	private volatile Duration delay = Duration.ZERO;

	public TcpProxy(int target) {
		this.target = target;
		try {
			this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	public int port() {
		return this.listening.getLocalPort();
	}

	public int connections() {
		return this.connections.get();
	}

	/**
	 * Cut all connections now.
	 */
	public void cut() {
		for (Socket socket = this.sockets.poll(); socket != null; socket = this.sockets.poll()) {
			close(socket);
		}
	}

	/**
	 * Cut all connections once so many bytes came from the server; after that, let
	 * everything pass again.
	 * @param bytes how many
	 */
	public void cutAfter(long bytes) {
		this.bytesUntilCut.set(bytes);
	}

	/**
	 * Take everything and pass nothing on, without closing.
	 * @param swallowing whether
	 */
	public void swallow(boolean swallowing) {
		this.swallowing = swallowing;
	}

	/**
	 * Take everything and pass nothing on from when a client sends something.
	 * @param text what it sends in one piece
	 */
	public void swallowFrom(String text) {
		this.swallowedFrom = text;
	}

	/**
	 * Hold everything back for a while, in both directions.
	 * @param delay for how long
	 */
	public void delay(Duration delay) {
		this.delay = delay;
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
		cut();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.listening.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.connections.incrementAndGet();
				this.sockets.add(client);
				this.sockets.add(server);
				start(() -> pass(client, server, false));
				start(() -> pass(server, client, true));
			}
		}
		catch (IOException ex) {
			cut();
		}
	}

	private void pass(Socket from, Socket to, boolean counted) {
		byte[] buffer = new byte[8192];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				LockSupport.parkNanos(this.delay.toNanos());
				if (!counted && sends(buffer, read)) {
					this.swallowedFrom = "";
					this.swallowing = true;
				}
				if (!this.swallowing) {
					forward(out, buffer, read, counted);
				}
			}
		}
		catch (IOException ex) {
			// Somebody closed; the other side shall know.
		}
		close(from);
		close(to);
	}

	private boolean sends(byte[] buffer, int read) {
		String text = this.swallowedFrom;
		return !text.isEmpty() && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(text);
	}

	private void forward(OutputStream out, byte[] buffer, int read, boolean counted) throws IOException {
		long left = counted
				? this.bytesUntilCut.getAndUpdate((bytes) -> (bytes != Long.MAX_VALUE) ? bytes - read : bytes)
				: Long.MAX_VALUE;
		if (left > read) {
			out.write(buffer, 0, read);
			out.flush();
			return;
		}
		out.write(buffer, 0, (int) Math.max(0, left));
		out.flush();
		this.bytesUntilCut.set(Long.MAX_VALUE);
		cut();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "proxy");
		thread.setDaemon(true);
		thread.start();
	}

}
