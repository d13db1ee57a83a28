package io.ensemble.faults.submit;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.worker.Witness;

/**
 * A submitter in a process of its own, that can be killed as well.
 */
public final class SubmitterApplication {

	private final URI worker;

	private final Path journal;

	private SubmitterApplication(URI worker, Path journal) {
		this.worker = worker;
		this.journal = journal;
	}

	/**
	 * Submit, or ask for answers.
	 * @param args what to do, the address of a worker, the journal, how ids begin, how
	 * many
	 */
	public static void main(String[] args) throws Exception {
		SubmitterApplication application = new SubmitterApplication(URI.create(args[1]), Path.of(args[2]));
		switch (Part.valueOf(args[0])) {
			case SUBMITTING -> application.submit(args[3], Integer.parseInt(args[4]));
			case DEAF -> application.shout(args[3], Integer.parseInt(args[4]));
			case ASKING -> application.ask();
		}
	}

	private void submit(String prefix, int count) {
		try (Submitter submitter = new Submitter(() -> List.of(this.worker), this.journal)) {
			submitter.submit(prefix, count).join();
		}
	}

	// Never reads, so that no acceptance is ever heard of.
	private void shout(String prefix, int count) throws Exception {
		List<Socket> sockets = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String id = prefix + "-" + i;
			byte[] body = Submitter.body(id, "ok").getBytes(StandardCharsets.UTF_8);
			Socket socket = new Socket(this.worker.getHost(), this.worker.getPort());
			socket.getOutputStream()
				.write(("POST /api/work HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
						+ body.length + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().write(body);
			sockets.add(socket);
			new Witness(this.journal).write("sent " + id);
		}
		System.in.read();
	}

	private void ask() throws IOException {
		for (String line : Files.readAllLines(this.journal)) {
			String id = line.startsWith("accepted ") ? line.substring("accepted ".length()) : null;
			if (id != null && Answers.get(this.worker.resolve("/api/work/" + id + "?wait=PT30S")).statusCode() == 200
					&& Answers.outcome(this.worker, id) != null) {
				new Witness(this.journal).write("answered " + id);
			}
		}
	}

	/**
	 * What such a process does.
	 */
	enum Part {

		/** Submits until all is accepted. */
		SUBMITTING,

		/** Sends and never reads an answer. */
		DEAF,

		/** Asks for the answers to what the journal calls accepted. */
		ASKING

	}

}
