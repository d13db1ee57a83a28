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
	const response = await fetch(`data/ensembles/${encodeURIComponent(ensemble)}/work`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(request)
	});
	const answer = await response.json();
	if (!response.ok) {
		throw new Error(answer.detail ?? answer.title ?? `${ensemble} answered ${response.status}`);
	}
	return answer.requestId;
}

async function read(path) {
	const response = await fetch(path, { cache: 'no-store' });
	if (!response.ok) {
		throw new Error(`The dashboard answered ${response.status}`);
	}
	return response.json();
}
