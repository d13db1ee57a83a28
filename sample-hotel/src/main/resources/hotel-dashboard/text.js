const calendar = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** Statuses in which something may still happen by itself. */
export const OPEN = new Set(['QUEUED', 'RUNNING']);

/** Statuses that somebody should look at. */
export const TROUBLE = new Set(['FAILED', 'REJECTED', 'EXPIRED', 'DEAD']);

/** A time of day. */
export function time(instant) {
	return instant ? clock.format(new Date(instant)) : '';
}

/** A time of a day of the week. */
export function moment(instant) {
	return instant ? calendar.format(new Date(instant)) : 'never';
}

/** How long something took, or has been going on. */
export function duration(milliseconds) {
	if (milliseconds === null || milliseconds === undefined || Number.isNaN(milliseconds)) {
		return '';
	}
	if (milliseconds < 1000) {
		return `${Math.max(0, Math.round(milliseconds))} ms`;
	}
	const seconds = milliseconds / 1000;
	if (seconds < 60) {
		return `${seconds.toFixed(1)} s`;
	}
	const minutes = Math.floor(seconds / 60);
	return (minutes < 60) ? `${minutes} min ${Math.floor(seconds % 60)} s`
			: `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long a request took; as long as it is open, how long it has been waiting or running. */
export function took(work) {
	if (OPEN.has(work.status)) {
		return duration(Date.now() - Date.parse(work.startedAt ?? work.submittedAt));
	}
	return duration(work.durationMs);
}

/** The milliseconds of an ISO-8601 duration of days, hours, minutes and seconds. */
export function milliseconds(iso) {
	const parts = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso ?? '');
	if (!parts) {
		return Number.NaN;
	}
	const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
	return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** A constant of the protocol, in words. */
export function words(constant) {
	return (constant ?? '').toLowerCase().replaceAll('_', ' ');
}
