package io.ensemble.network.peer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.FrameAssembler;
import io.ensemble.network.wire.FrameSink;
import io.ensemble.network.wire.FrameTooLargeException;
import io.ensemble.network.wire.Outbox;
import io.ensemble.protocol.Decoded;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * One socket to a peer, from its opening to its end. A connection uses one after the
 * other.
 */
class PeerLink implements PeerListener {

	private static final Pattern REQUEST_ID = Pattern.compile("\"requestId\"\\s*:\\s*\"([A-Za-z0-9._:-]{1,128})\"");

	private final PeerSettings settings;

	private final MessageCodec codec;

	private final InstantSource clock;

	private final Owner owner;

	private final FrameAssembler assembler;

	private volatile @Nullable Outbox outbox;

	private volatile Instant heardAt;

	private volatile boolean heard;

	private boolean ended;

	PeerLink(PeerSettings settings, MessageCodec codec, InstantSource clock, Owner owner) {
		this.settings = settings;
		this.codec = codec;
		this.clock = clock;
		this.owner = owner;
		this.assembler = new FrameAssembler(settings.maxMessageSize());
		this.heardAt = clock.instant();
	}

	void send(String frame) {
		Outbox out = this.outbox;
		if (out != null) {
			out.send(frame);
		}
	}

	void send(Message message) {
		send(this.codec.encode(message));
	}

	/**
	 * Whether the peer ever spoke on this socket.
	 * @return {@code false} if it closed it without a word
	 */
	boolean hasHeard() {
		return this.heard;
	}

	/**
	 * Send a sign of life, or give the socket up if none came.
	 */
	void beat() {
		Outbox out = this.outbox;
		if (out == null) {
			return;
		}
		out.check();
		if (this.clock.instant().isAfter(this.heardAt.plus(this.settings.idleTimeout()))) {
			end(CloseCode.ABNORMAL, "no sign of life");
		}
		else {
			send(new ConnectionMessage.Ping());
		}
	}

	@Override
	public void opened(FrameSink sink) {
		this.heardAt = this.clock.instant();
		this.outbox = new Outbox(new Watched(sink), this.settings.outbox(), this.clock);
		this.owner.opened(this);
	}

	@Override
	public void received(CharSequence part, boolean last) {
		this.heardAt = this.clock.instant();
		try {
			String frame = this.assembler.add(part, last);
			if (frame != null) {
				decode(frame);
			}
		}
		catch (FrameTooLargeException ex) {
			tooLarge(ex);
		}
	}

	@Override
	public void receivedBinary() {
		end(CloseCode.NOT_ACCEPTABLE, "sent something other than text");
	}

	@Override
	public void receivedPong() {
		this.heardAt = this.clock.instant();
	}

	@Override
	public void closed(int code, String reason) {
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
		}
		Outbox out = this.outbox;
		if (out != null) {
			out.close(code, reason);
		}
		this.owner.closed(this, code, reason);
	}

	/**
	 * Close the socket.
	 * @param code the close code
	 * @param reason why
	 */
	void end(int code, String reason) {
		Outbox out = this.outbox;
		if (out != null) {
			out.close(code, reason);
		}
		closed(code, reason);
	}

	private void decode(String frame) {
		this.heard = true;
		Decoded decoded = this.codec.decode(frame);
		if (decoded instanceof Decoded.Known known) {
			if (known.message() instanceof ConnectionMessage.Ping) {
				send(new ConnectionMessage.Pong());
			}
			this.owner.received(known.message());
		}
		else if (decoded instanceof Decoded.Malformed malformed) {
			this.owner.unreadable(malformed);
		}
	}

	private void tooLarge(FrameTooLargeException failure) {
		Matcher matcher = REQUEST_ID.matcher(failure.getBeginning());
		if (matcher.find()) {
			this.owner.tooLarge(matcher.group(1));
		}
		end(CloseCode.TOO_BIG, String.valueOf(failure.getMessage()));
	}

	/**
	 * The connection that the socket belongs to.
	 */
	interface Owner {

		void opened(PeerLink link);

		void received(Message message);

		void unreadable(Decoded.Malformed message);

		void tooLarge(String requestId);

		void closed(PeerLink link, int code, String reason);

	}

	/**
	 * Tells the owner when the outbox gives the socket up.
	 */
	private final class Watched implements FrameSink {

		private final FrameSink sink;

		Watched(FrameSink sink) {
			this.sink = sink;
		}

		@Override
		public CompletionStage<?> send(String text) {
			return this.sink.send(text);
		}

		@Override
		public CompletionStage<?> flush() {
			return this.sink.flush();
		}

		@Override
		public CompletionStage<?> ping() {
			return this.sink.ping();
		}

		@Override
		public void close(int code, String reason) {
			this.sink.close(code, reason);
			PeerLink.this.closed(code, reason);
		}

	}

}
