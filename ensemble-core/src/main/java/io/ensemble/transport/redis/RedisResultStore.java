package io.ensemble.transport.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.Micros;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.transport.redis.client.Step;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * The results in Redis. Stages complete on the client's threads, except those of
 * {@link #whenFinal}.
 */
final class RedisResultStore implements ResultStore {

	private final RedisScripts scripts;

	private final StoredWork work;

	private final HeldWork held;

	private final FinalNews news;

	private final Listing listing;

	RedisResultStore(RedisScripts scripts, StoredWork work, HeldWork held, FinalNews news) {
		this.scripts = scripts;
		this.work = work;
		this.held = held;
		this.news = news;
		this.listing = new Listing(scripts, work);
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> finish(Claim claim, WorkResult result) {
		return this.held.run(Step.FINISH, claim, result.status().name(), this.work.write(result))
			.thenApply((reply) -> ended(claim.record(), result, reply));
	}

	private Optional<WorkRecord> ended(WorkRecord running, WorkResult result, Reply reply) {
		if (reply.isEmpty()) {
			return Optional.empty();
		}
		WorkRecord record = running.finished(result, Micros.instant(reply.number(0)));
		this.news.tellIfFinal(record);
		return Optional.of(record);
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> end(WorkKey key, WorkResult result) {
		return changed(this.scripts.run(Step.END, StoredWork.id(key), result.status().name(), this.work.write(result)));
	}

	@Override
	public CompletionStage<Found> find(WorkKey key) {
		return find("work:" + StoredWork.id(key));
	}

	private CompletionStage<Found> find(String hash) {
		return this.scripts.run(Step.FIND, hash).thenApply(this.work::found);
	}

	@Override
	public CompletionStage<WorkPage> list(WorkQuery query) {
		return this.listing.list(query);
	}

	@Override
	public CompletionStage<Integer> countDead(int limit) {
		return this.scripts.run(Step.COUNT_DEAD).thenApply((reply) -> (int) Math.min(limit, reply.number(0)));
	}

	@Override
	public CompletableFuture<WorkRecord> expect(WorkKey key) {
		return this.news.expect(key);
	}

	@Override
	public CompletionStage<WorkRecord> whenFinal(WorkKey key) {
		return this.news.whenFinal(key);
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> redrive(WorkKey key) {
		return changed(this.scripts.run(Step.REDRIVE, StoredWork.id(key)));
	}

	@Override
	public CompletionStage<Boolean> discard(WorkKey key) {
		return this.scripts.run(Step.DISCARD, StoredWork.id(key)).thenApply(Reply::isTrue);
	}

	@Override
	public CompletionStage<Boolean> store(String address, WorkRecord record) {
		List<String> arguments = new ArrayList<>(List.of(StoredWork.address(record.key().caller(), address)));
		arguments.addAll(this.work.finalFields(record));
		return this.scripts.run(Step.STORE, arguments).thenApply(Reply::isTrue);
	}

	@Override
	public CompletionStage<Found> at(String caller, String address) {
		return find("at:" + StoredWork.address(caller, address));
	}

	private CompletionStage<Optional<WorkRecord>> changed(CompletionStage<Reply> answer) {
		return answer.thenApply((reply) -> {
			if (reply.isEmpty()) {
				return Optional.empty();
			}
			WorkRecord record = this.work.require(reply);
			this.news.tellIfFinal(record);
			return Optional.of(record);
		});
	}

}
