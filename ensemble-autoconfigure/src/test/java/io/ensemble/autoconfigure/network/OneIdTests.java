package io.ensemble.autoconfigure.network;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.capability.annotation.SharedTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OneIdTests {

	private final Ensembles ensembles = new Ensembles();

	private final Kitchen kitchen = new Kitchen();

	private int port;

	@BeforeEach
	void start() {
		this.port = Ensembles.port(this.ensembles.start("kitchen", this.kitchen));
	}

	@AfterEach
	void stop() {
		this.ensembles.close();
	}

	@RepeatedTest(3)
	void tenAtOnceOverHttpAndWebSocketAreOneExecutionAndTenEqualAnswers() throws Exception {
		CyclicBarrier together = new CyclicBarrier(10);
		ExecutorService callers = Executors.newFixedThreadPool(10);
		List<Future<String>> answers = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			RawPeer peer = new RawPeer(this.port);
			answers.add(callers.submit(() -> {
				together.await();
				return result(peer.send(overWebSocket("soup")).next("task_response"));
			}));
			answers.add(callers.submit(() -> {
				together.await();
				return result(overHttp("soup").body());
			}));
		}
		this.kitchen.mayFinish.countDown();
		for (Future<String> answer : answers) {
			assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("soup no. 1 is served");
		}
		assertThat(this.kitchen.executions).hasValue(1);
		callers.shutdown();
	}

	@Test
	void theSameIdWithOtherContentIsRefusedWhicheverWayItComes() {
		RawPeer peer = new RawPeer(this.port);
		CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> overHttp("soup"));
		this.kitchen.started.join();
		assertThat(peer.send(overWebSocket("steak")).next("task_response")).contains("\"REJECTED\"",
				"\"error\":\"IDEMPOTENCY_MISMATCH");
		HttpResponse<String> refused = overHttp("steak");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("urn:ensemble:problem:idempotency-mismatch");
		this.kitchen.mayFinish.countDown();
		assertThat(result(first.join().body())).isEqualTo("soup no. 1 is served");
		assertThat(this.kitchen.executions).hasValue(1);
	}

	private HttpResponse<String> overHttp(String dish) {
		return new ApiClient(this.port).post("/api/work?wait=PT15S",
				"{\"requestId\":\"same\",\"task\":\"prepare-meal\",\"context\":\"%s\"}".formatted(dish));
	}

	private static String overWebSocket(String dish) {
		return "{\"type\":\"task_request\",\"requestId\":\"same\",\"from\":\"bar\",\"task\":\"prepare-meal\",\"context\":\"%s\"}"
			.formatted(dish);
	}

	private static String result(String json) {
		return json.replaceAll("(?s).*\"result\":\"([^\"]*)\".*", "$1");
	}

	static class Kitchen {

		final CompletableFuture<Void> started = new CompletableFuture<>();

		final CountDownLatch mayFinish = new CountDownLatch(1);

		final AtomicInteger executions = new AtomicInteger();

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish) throws InterruptedException {
			int number = this.executions.incrementAndGet();
			this.started.complete(null);
			this.mayFinish.await();
			return dish + " no. " + number + " is served";
		}

	}

}
