package io.ensemble.autoconfigure.web.work;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.protocol.http.ToolBody;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Limits;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;

/**
 * Takes in tasks, and tool calls, which wait for their end.
 */
class SubmissionEndpoints implements ApiEndpoints {

	private final HttpJson json;

	private final CapabilityRegistry capabilities;

	private final WorkSubmissions submissions;

	private final RequestIds ids;

	private final WaitParameter wait;

	/**
	 * Take in work.
	 * @param json reads bodies
	 * @param capabilities knows the tools
	 * @param submissions takes the work in
	 * @param ids names requests
	 * @param wait how long callers wait
	 */
	SubmissionEndpoints(HttpJson json, CapabilityRegistry capabilities, WorkSubmissions submissions, RequestIds ids,
			WaitParameter wait) {
		this.json = json;
		this.capabilities = capabilities;
		this.submissions = submissions;
		this.ids = ids;
		this.wait = wait;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.post("/api/work", this::submit),
				ApiEndpoint.post("/api/tools/{name}", this::callTool));
	}

	private CompletionStage<ApiAnswer> submit(ApiRequest request) {
		WorkRequest work = this.json.readWork(request.body(), () -> this.ids.of(request));
		return this.submissions.submit(new Submission(work, request.caller(), Ingress.HTTP), this.wait.of(request));
	}

	private CompletionStage<ApiAnswer> callTool(ApiRequest request) {
		String name = request.variable("name");
		if (!Limits.isName(name)
				|| this.capabilities.find(name).filter(SubmissionEndpoints::isNoSharedTool).isPresent()) {
			return ApiAnswer.problem(Problem.of(ProblemType.UNKNOWN_CAPABILITY, "no such shared tool")).now();
		}
		ToolBody.Call call = this.json.read(request.body(), ToolBody.Call.class);
		String requestId = (call.requestId() != null) ? call.requestId() : this.ids.of(request);
		WorkRequest work = WorkRequest.of(requestId, name, (call.input() != null) ? call.input() : "").build();
		return this.submissions.await(new Submission(work, request.caller(), Ingress.HTTP), this.wait.longest())
			.thenApply(SubmissionEndpoints::answer);
	}

	private static ApiAnswer answer(WorkRecord record) {
		WorkResult result = record.result();
		if (result == null || record.status() == WorkStatus.COMPLETED) {
			return ApiAnswer.ok(new ToolBody.Answer(record.status(), (result != null) ? result.output() : null,
					record.duration().toMillis()));
		}
		ErrorCode code = (result.code() != null) ? result.code() : ErrorCode.TASK_FAILED;
		String error = (result.error() != null) ? result.error() : "The tool failed without saying why";
		return ApiAnswer.problem(Problem.of(ProblemType.of(code), error).at(null, record.key().requestId()));
	}

	private static boolean isNoSharedTool(Capability capability) {
		return !capability.shared() || capability.kind() != CapabilityKind.TOOL;
	}

}
