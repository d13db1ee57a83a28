package io.ensemble.test.contract;

import java.util.List;
import java.util.Random;

import io.ensemble.transport.Found;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Limits;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results under addresses that their callers chose.
 */
interface AddressedResultContract extends StoreContract {

	@Test
	default void aResultIsFoundUnderItsAddress() {
		WorkRecord record = finished("anyone", "a");
		assertThat(StoreDriver.await(store().results().store("reports/today", record))).isTrue();
		assertThat(at(WorkKey.ANYONE, "reports/today")).isEqualTo(new Found.Present(record));
		assertThat(at(WorkKey.ANYONE, "reports/tomorrow")).isInstanceOf(Found.Unknown.class);
	}

	@Test
	default void theFirstResultKeepsItsAddress() {
		WorkRecord first = finished("anyone", "a");
		assertThat(StoreDriver.await(store().results().store("reports/today", first))).isTrue();
		assertThat(StoreDriver.await(store().results().store("reports/today", finished("anyone", "b")))).isFalse();
		assertThat(at(WorkKey.ANYONE, "reports/today")).isEqualTo(new Found.Present(first));
	}

	@Test
	default void callersDoNotSeeEachOthersAddresses() {
		WorkRecord hers = finished("alice", "a");
		assertThat(StoreDriver.await(store().results().store("reports/today", hers))).isTrue();
		assertThat(at("bob", "reports/today")).isInstanceOf(Found.Unknown.class);
		assertThat(StoreDriver.await(store().results().store("reports/today", finished("bob", "a")))).isTrue();
		assertThat(at("alice", "reports/today")).isEqualTo(new Found.Present(hers));
	}

	@Test
	default void anAddressIsForgottenInTwoSteps() {
		WorkRecord record = finished("anyone", "a");
		assertThat(StoreDriver.await(store().results().store("reports/today", record))).isTrue();
		store().advance(StoreFixture.RESULT_TTL);
		store().sweep();
		assertThat(at(WorkKey.ANYONE, "reports/today")).isInstanceOf(Found.Expired.class);
		assertThat(StoreDriver.await(store().results().store("reports/today", record))).isFalse();
		store().advance(StoreFixture.TOMBSTONE_TTL);
		store().sweep();
		assertThat(at(WorkKey.ANYONE, "reports/today")).isInstanceOf(Found.Unknown.class);
		assertThat(StoreDriver.await(store().results().store("reports/today", record))).isTrue();
	}

	@Test
	default void everyAddressThatARequestMayNameKeepsAResult() {
		WorkRecord record = finished("anyone", "a");
		String foreign = new Random(7).ints(DeliverySpec.MAX_ADDRESS_LENGTH, 0x4e00, 0x9fff)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		for (String address : List.of(foreign, "reports/\0", "x".repeat(DeliverySpec.MAX_ADDRESS_LENGTH))) {
			assertThat(StoreDriver.await(store().results().store(address, record))).isTrue();
			assertThat(StoreDriver.await(store().results().store(address, record))).isFalse();
			assertThat(at(WorkKey.ANYONE, address)).isEqualTo(new Found.Present(record));
			assertThat(at(WorkKey.ANYONE, address.substring(1))).isInstanceOf(Found.Unknown.class);
		}
	}

	@Test
	default void everyCallerWhomTheIntakeKnowsKeepsResultsAtEveryAddress() {
		String foreign = new Random(8).ints(Limits.MAX_CALLER_SIZE / 3, 0x4e00, 0x9fff)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		WorkRecord record = finished(foreign, "i".repeat(Limits.MAX_NAME_LENGTH));
		String address = "/" + new Random(9).ints(499, 0x4e00, 0x9fff)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
		assertThat(StoreDriver.await(store().results().store(address, record))).isTrue();
		assertThat(at(foreign, address)).isEqualTo(new Found.Present(record));
	}

	private Found at(String caller, String address) {
		return StoreDriver.await(store().results().at(caller, address));
	}

	private WorkRecord finished(String caller, String id) {
		store().accept(StoreDriver.submission(caller, StoreDriver.request(id)));
		store().finish(store().claimOne(), "done by " + id);
		Found found = StoreDriver.await(store().results().find(new WorkKey(caller, id)));
		return ((Found.Present) found).record();
	}

}
