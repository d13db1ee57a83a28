/** How all departments are, with their latest work. */
export function ensembles() {
	return read('data/ensembles');
}

/** A request with everything that it made others do. */
export function chain(ensemble, requestId) {
	return read(`data/ensembles/${encodeURIComponent(ensemble)}/work/${encodeURIComponent(requestId)}`);
}

/** Sends a request; answers with its id, or throws with the reason why not. */
export async function send(ensemble, request) {
	return (await post(ensemble, 'work', request)).requestId;
}

/** Does "run", "pause" or "resume" with a schedule; throws with the reason why it did not. */
export function schedule(ensemble, name, action) {
	return post(ensemble, `schedules/${encodeURIComponent(name)}/${action}`, {});
}

/** Does "redrive" or "discard" with a dead letter; throws with the reason why it did not. */
export function deadLetter(ensemble, requestId, action) {
	return post(ensemble, `dead-letters/${encodeURIComponent(requestId)}/${action}`, {});
}

async function post(ensemble, path, body) {
	const response = await fetch(`data/ensembles/${encodeURIComponent(ensemble)}/${path}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body)
	});
	const answer = await response.json();
	if (!response.ok) {
		throw new Error(answer.detail ?? answer.title ?? `${ensemble} answered ${response.status}`);
	}
	return answer;
}

async function read(path) {
	const response = await fetch(path, { cache: 'no-store' });
	if (!response.ok) {
		throw new Error(`The dashboard answered ${response.status}`);
	}
	return response.json();
}
