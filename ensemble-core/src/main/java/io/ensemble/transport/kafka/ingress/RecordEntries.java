package io.ensemble.transport.kafka.ingress;

import io.ensemble.transport.ingress.Entry;
import io.ensemble.transport.ingress.EntryHeaders;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.topic.EventHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records as entries. A record without a value has an empty payload.
 */
class RecordEntries {

	private final boolean keyIsRequestId;

	RecordEntries(boolean keyIsRequestId) {
		this.keyIsRequestId = keyIsRequestId;
	}

	Entry entry(ConsumerRecord<byte[], byte[]> record) {
		byte[] value = record.value();
		return new Entry((value != null) ? value : new byte[0], requestId(record),
				EntryHeaders.trace(KafkaNames.header(record, EventHeaders.TRACEPARENT)));
	}

	private String requestId(ConsumerRecord<byte[], byte[]> record) {
		@Nullable String id = EntryHeaders.requestId(KafkaNames.header(record, EventHeaders.REQUEST_ID));
		if (id == null && this.keyIsRequestId) {
			id = EntryHeaders.requestId(record.key());
		}
		return (id != null) ? id : KafkaNames.requestId(record);
	}

}
