import { element, show } from './elements.js';
import { duration, milliseconds, words } from './text.js';

/** One card for each department. */
export function showDepartments(parent, departments) {
	show(parent, departments.map(card));
}

/** The hotel in one sentence. */
export function summary(departments) {
	const down = departments.filter((department) => !department.up).map((department) => department.ensemble);
	const total = (field) => departments.reduce((sum, department) => sum + (department.status[field] ?? 0), 0);
	const who = down.length ? `${down.join(', ')} ${down.length > 1 ? 'do' : 'does'} not answer`
			: `All ${departments.length} departments answer`;
	return `${who} · ${total('activeTasks')} at work · ${total('queuedRequests')} waiting`;
}

function card(department) {
	const { ensemble, up, status } = department;
	const state = up ? status.state : 'DOWN';
	const active = status.activeTasks ?? 0;
	const maximum = status.maxConcurrent ?? 1;
	return element('li', { class: `card ${words(state)}` },
			element('div', { class: 'bar' },
					element('h3', {}, ensemble),
					element('span', { class: 'state' }, up ? words(state) : 'does not answer')),
			element('meter', { min: 0, max: maximum, value: active, 'aria-label': `${active} of ${maximum} at work` }),
			element('dl', {},
					fact('at work', up ? `${active} of ${maximum}` : '–'),
					fact('waiting', up ? status.queuedRequests : '–'),
					fact('up for', up ? duration(milliseconds(status.uptime)) : '–')));
}

function fact(name, value) {
	return element('div', {}, element('dt', {}, name), element('dd', {}, String(value)));
}
