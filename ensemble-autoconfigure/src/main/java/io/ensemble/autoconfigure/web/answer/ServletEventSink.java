package io.ensemble.autoconfigure.web.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.context.request.async.AsyncWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncManager;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * A response that stays open, without a container thread, until it is closed.
 */
final class ServletEventSink implements EventSink {

	private static final long NO_TIMEOUT = 0L;

	private final DeferredResult<Object> end;

	private final HttpServletResponse response;

	private final List<Runnable> closeActions = new CopyOnWriteArrayList<>();

	private ServletEventSink(DeferredResult<Object> end, HttpServletResponse response) {
		this.end = end;
		this.response = response;
		end.onCompletion(() -> this.closeActions.forEach(Runnable::run));
	}

	static ServletEventSink open(HttpServletRequest request, HttpServletResponse response) throws Exception {
		WebAsyncManager manager = WebAsyncUtils.getAsyncManager(request);
		AsyncWebRequest exchange = WebAsyncUtils.createAsyncWebRequest(request, response);
		manager.setAsyncWebRequest(exchange);
		DeferredResult<Object> end = new DeferredResult<>(NO_TIMEOUT);
		HttpServletResponse guarded = exchange.getNativeResponse(HttpServletResponse.class);
		ServletEventSink sink = new ServletEventSink(end, (guarded != null) ? guarded : response);
		manager.startDeferredResultProcessing(end);
		return sink;
	}

	@Override
	public void write(String text) throws IOException {
		OutputStream stream = this.response.getOutputStream();
		stream.write(text.getBytes(StandardCharsets.UTF_8));
		stream.flush();
	}

	@Override
	public void close() {
		this.end.setResult(null);
	}

	@Override
	public void onClose(Runnable action) {
		this.closeActions.add(action);
	}

}
