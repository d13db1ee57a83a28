package io.ensemble.hotel.model;

import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.test.model.openai.OpenAiStubServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the simulated model of the hotel over the protocol of OpenAI, so that the whole
 * way to a real model can be seen without one.
 */
public final class LocalModelServer {

	private static final Logger logger = LoggerFactory.getLogger(LocalModelServer.class);

	private static final int USUAL_PORT = 11435;

	private LocalModelServer() {
	}

	/**
	 * Start the server.
	 * @param port the port; 0 for one that is free
	 * @return the server, which accepts any key
	 */
	public static OpenAiStubServer start(int port) {
		return OpenAiStubServer.start(SimulatedChatModel.builder().reasoning(HotelReasoning.create()).build(), port);
	}

	/**
	 * Run until the process is told to stop, and log each request.
	 * @param args the port, 11435 if not said
	 */
	public static void main(String[] args) {
		OpenAiStubServer server = start((args.length > 0) ? Integer.parseInt(args[0]) : USUAL_PORT);
		server.onRequest((request) -> logger.info("{}", request));
		logger.info("--spring.ai.openai.base-url={} --spring.ai.openai.api-key=any", server.baseUrl());
	}

}
