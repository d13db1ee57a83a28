package io.ensemble.benchmark.micro;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.ensemble.benchmark.load.Envelope;
import io.ensemble.protocol.Decoded;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.WorkMessage;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A request of a task as text and back, beside the same fields without any checks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {

	private static final String ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

	private final MessageCodec codec = new MessageCodec();

	private final WorkMessage.TaskRequest request = WorkMessage.TaskRequest
		.of(WorkRequest.of(ID, Envelope.TASK, Envelope.ORDER)
			.from("room-service")
			.deadline(Duration.ofMinutes(30))
			.traceContext(TraceContext.create(RandomGenerator.getDefault()))
			.build(), "room-service");

	private final String frame = this.codec.encode(this.request);

	private final Envelope envelope = Envelope.of(ID);

	private final String json = this.envelope.json();

	/**
	 * Write a message.
	 * @return its text
	 */
	@Benchmark
	public String encode() {
		return this.codec.encode(this.request);
	}

	/**
	 * Read a message.
	 * @return the message
	 */
	@Benchmark
	public Decoded decode() {
		return this.codec.decode(this.frame);
	}

	/**
	 * Write without checks.
	 * @return the text
	 */
	@Benchmark
	public String floorEncode() {
		return this.envelope.json();
	}

	/**
	 * Read without checks.
	 * @return the fields
	 */
	@Benchmark
	public Envelope floorDecode() {
		return Envelope.parse(this.json);
	}

}
