package io.ensemble.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.ensemble.benchmark.load.Envelope;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Answers JSON with JSON on the container's own WebSocket.
 */
public final class BareEndpoint extends Endpoint {

	@Override
	public void onOpen(Session session, EndpointConfig config) {
		session.addMessageHandler(String.class, (json) -> {
			try {
				session.getBasicRemote().sendText(Envelope.echo(json));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	/**
	 * Adds the endpoint to the container.
	 */
	static final class Registration implements ServletContextListener {

		@Override
		public void contextInitialized(ServletContextEvent event) {
			Object container = event.getServletContext().getAttribute(ServerContainer.class.getName());
			try {
				((ServerContainer) container)
					.addEndpoint(ServerEndpointConfig.Builder.create(BareEndpoint.class, "/bare").build());
			}
			catch (DeploymentException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
