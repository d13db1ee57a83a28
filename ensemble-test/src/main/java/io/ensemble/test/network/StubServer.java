package io.ensemble.test.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.engine.EnginePorts;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.peer.PeerListener;
import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerServer;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.server.SessionSettings;
import io.ensemble.network.server.message.CapabilityQueryHandler;
import io.ensemble.network.server.message.DeregisterHandler;
import io.ensemble.network.server.message.RegisterHandler;
import io.ensemble.network.server.message.SharedCapabilities;
import io.ensemble.network.server.message.SignsOfLife;
import io.ensemble.network.wire.CloseCode;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage.TaskCancel;
import io.ensemble.protocol.message.WorkMessage.TaskRequest;
import io.ensemble.protocol.message.WorkMessage.ToolRequest;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;

/**
 * A stubbed ensemble at the other end of a socket: greets, tells what it shares, answers
 * requests. All but the answers is the server of a real ensemble.
 */
final class StubServer {

	private final List<PeerListener> callers = new CopyOnWriteArrayList<>();

	private final StubEnsemble ensemble;

	private final PeerServer server;

	StubServer(StubEnsemble ensemble, EnginePorts ports) {
		this.ensemble = ensemble;
		SharedCapabilities shared = new SharedCapabilities(ensemble.described());
		this.server = new PeerServer(SessionSettings.DEFAULT, new MessageCodec(), handlers(ensemble, shared, ports),
				() -> hello(shared), ports.timers(), ports.clock());
		ensemble.described().onChange(() -> this.server.broadcast("capabilities", hello(shared)));
	}

	StubEnsemble ensemble() {
		return this.ensemble;
	}

	void open(PeerListener caller) {
		StubPipe up = new StubPipe();
		StubPipe down = new StubPipe();
		this.callers.add(caller);
		caller.opened(up);
		down.connect((text) -> caller.received(text, true), (reason, code) -> caller.closed(code, reason));
		PeerSession session = this.server.open(WorkKey.ANYONE, WorkKey.ANYONE, down);
		up.connect((text) -> session.received(text, true), (reason, code) -> session.closed());
	}

	/**
	 * Cut all connections.
	 */
	void cut() {
		this.callers.forEach((caller) -> {
			this.callers.remove(caller);
			caller.closed(CloseCode.ABNORMAL, "the stub is out of reach");
		});
	}

	private ConnectionMessage.Hello hello(SharedCapabilities shared) {
		return new ConnectionMessage.Hello(this.ensemble.name(), null, null, shared.list(), null);
	}

	private static List<MessageHandler<?>> handlers(StubEnsemble ensemble, SharedCapabilities shared,
			EnginePorts ports) {
		PeerDirectory directory = new PeerDirectory(ensemble.name());
		List<MessageHandler<?>> handlers = new ArrayList<>(SignsOfLife.handlers());
		handlers.add(new RegisterHandler(directory));
		handlers.add(new DeregisterHandler(directory));
		handlers.add(new CapabilityQueryHandler(ensemble.name(), shared, directory));
		handlers.add(new On<>(TaskRequest.class, (message, session) -> ensemble
			.ask(recorded(ensemble, message.toWorkRequest(), CapabilityKind.TASK, ports), session)));
		handlers.add(new On<>(ToolRequest.class, (message, session) -> ensemble
			.ask(recorded(ensemble, message.toWorkRequest(), CapabilityKind.TOOL, ports), session)));
		handlers.add(new On<>(TaskCancel.class, (message, session) -> ensemble.withdraw(message.requestId())));
		return handlers;
	}

	private static RecordedRequest recorded(StubEnsemble ensemble, WorkRequest request, CapabilityKind kind,
			EnginePorts ports) {
		return new RecordedRequest(new RemoteTarget(ensemble.name(), request.task(), kind), request,
				ports.clock().instant());
	}

	/**
	 * Deals with one kind of message.
	 *
	 * @param <M> the kind
	 * @param type the kind
	 * @param action what to do
	 */
	private record On<M extends Message>(Class<M> type,
			BiConsumer<M, PeerSession> action) implements MessageHandler<M> {

		@Override
		public void handle(M message, PeerSession session) {
			this.action.accept(message, session);
		}

	}

}
