package io.ensemble.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.ensemble.benchmark.server.JavaProcess;
import io.ensemble.benchmark.table.Effort;
import io.ensemble.benchmark.table.Goal;
import io.ensemble.benchmark.table.Row;
import io.ensemble.benchmark.table.Section;

/**
 * What an ensemble with a hundred connected peers costs while nothing is asked of it.
 */
class IdlePeers implements Section {

	private static final int PEERS = 100;

	private static final Duration SETTLE = Duration.ofSeconds(20);

	@Override
	public List<Row> measure(Effort effort) throws Exception {
		Duration time = effort.time().multipliedBy(6);
		HttpClient client = HttpClient.newHttpClient();
		try (JavaProcess serving = JavaProcess.serving()) {
			List<WebSocket> peers = connect(client, serving.port());
			serving.mustStay(SETTLE);
			Duration before = serving.processorTime();
			serving.mustStay(time);
			Duration used = serving.processorTime().minus(before);
			peers.forEach(WebSocket::abort);
			return List.of(new Row("Idle ensemble with 100 peers connected, share of a core",
					100.0 * used.toMillis() / time.toMillis(), Goal.atMost(1, 1, " %"),
					String.format(Locale.ROOT, "%d ms of processor in %d s", used.toMillis(), time.toSeconds())));
		}
	}

	private static List<WebSocket> connect(HttpClient client, int port) {
		List<WebSocket> peers = new ArrayList<>();
		for (int i = 0; i < PEERS; i++) {
			WebSocket peer = client.newWebSocketBuilder()
				.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), new WebSocket.Listener() {
				})
				.join();
			peer.sendText("{\"type\":\"ensemble_register\",\"name\":\"peer-%d\"}".formatted(i), true).join();
			peers.add(peer);
		}
		return peers;
	}

}
