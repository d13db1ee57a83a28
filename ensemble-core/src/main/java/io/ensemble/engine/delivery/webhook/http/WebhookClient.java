package io.ensemble.engine.delivery.webhook.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import io.ensemble.engine.delivery.webhook.destination.WebhookAddress;
import io.ensemble.time.Timers;

/**
 * Posts to addresses that were looked up and checked before, and to no other. TLS proves
 * the name of the host, not the address. Follows no redirect. Blocks, up to a time-out
 * for the whole of a call.
 */
public class WebhookClient {

	private static final int MAX_DROPPED = 64 * 1024;

	private final SocketFactory sockets;

	private final SSLSocketFactory secureSockets;

	private final Timers timers;

	private final Duration timeout;

	/**
	 * Create a client.
	 * @param sockets makes unconnected sockets
	 * @param secureSockets wraps them in TLS
	 * @param timers end calls that take too long
	 * @param timeout how long a call may take
	 */
	public WebhookClient(SocketFactory sockets, SSLSocketFactory secureSockets, Timers timers, Duration timeout) {
		this.sockets = sockets;
		this.secureSockets = secureSockets;
		this.timers = timers;
		this.timeout = timeout;
	}

	/**
	 * Make a call.
	 * @param call the call
	 * @param hosts where its host is; the next one is tried if one cannot be connected to
	 * @return the answer
	 * @throws SocketTimeoutException if the time is over
	 * @throws IOException if there is no answer for another reason
	 */
	public WebhookAnswer post(WebhookCall call, List<InetAddress> hosts) throws IOException {
		CallTimeout limit = new CallTimeout();
		Timers.Timer timer = this.timers.schedule(this.timeout, limit::end);
		try (Socket socket = connect(hosts, call.address().port(), limit)) {
			return exchange(call, socket);
		}
		catch (IOException ex) {
			throw limit.isOver() ? new SocketTimeoutException("no answer in time") : ex;
		}
		finally {
			timer.cancel();
		}
	}

	private Socket connect(List<InetAddress> hosts, int port, CallTimeout limit) throws IOException {
		IOException failure = new IOException("no address");
		for (InetAddress host : hosts) {
			Socket socket = limit.watch(this.sockets.createSocket());
			try {
				socket.connect(new InetSocketAddress(host, port), Math.toIntExact(this.timeout.toMillis()));
				return socket;
			}
			catch (IOException ex) {
				failure = ex;
				socket.close();
			}
		}
		throw failure;
	}

	private WebhookAnswer exchange(WebhookCall call, Socket plain) throws IOException {
		Socket socket = call.address().secure() ? secure(plain, call.address()) : plain;
		call.write(socket.getOutputStream());
		InputStream stream = new BufferedInputStream(socket.getInputStream());
		WebhookAnswer answer = WebhookAnswer.read(stream);
		drop(stream);
		return answer;
	}

	private Socket secure(Socket plain, WebhookAddress address) throws IOException {
		SSLSocket socket = (SSLSocket) this.secureSockets.createSocket(plain, address.host(), address.port(), true);
		SSLParameters parameters = socket.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		socket.setSSLParameters(parameters);
		socket.startHandshake();
		return socket;
	}

	// A receiver whose answer is not taken may think that its caller went away.
	private static void drop(InputStream stream) {
		try {
			stream.readNBytes(MAX_DROPPED);
		}
		catch (IOException ex) {
			// The status has been read; nothing else matters.
		}
	}

}
