import { element, show } from './elements.js';
import { OPEN, TROUBLE, time, took, words } from './text.js';

const SHOWN = 60;

/** Which requests the filters let through. */
export const FILTERS = {
	'from outside': (work, ensembles) => !ensembles.has(work.from),
	everything: () => true,
	open: (work) => OPEN.has(work.status),
	'for a manager': (work) => work.status === 'WAITING_REVIEW',
	trouble: (work) => TROUBLE.has(work.status)
};

/** The requests of all departments, newest first. */
export function requests(departments) {
	return departments
		.flatMap((department) => department.work.map((work) => ({ ensemble: department.ensemble, ...work })))
		.sort((one, other) => Date.parse(other.submittedAt) - Date.parse(one.submittedAt));
}

/** The filters, each with the number of requests that it lets through. */
export function showFilters(parent, all, ensembles, chosen, choose) {
	show(parent, Object.entries(FILTERS).map(([name, lets], index) => element('button',
			{ id: `filter-${index}`, type: 'button', 'aria-pressed': String(name === chosen), onclick: () => choose(name) },
			`${name} ${all.filter((work) => lets(work, ensembles)).length}`)));
}

/** The table of requests. */
export function showRequests(parent, list, selected, select) {
	show(parent, list.slice(0, SHOWN).map((work) => row(work, selected, select)));
}

function row(work, selected, select) {
	const isSelected = selected?.ensemble === work.ensemble && selected?.requestId === work.requestId;
	return element('tr', { 'aria-selected': String(isSelected), onclick: () => select(work) },
			element('td', {}, time(work.submittedAt)),
			element('td', {}, work.ensemble),
			element('td', {}, element('button', { id: `work-${work.ensemble}-${work.requestId}`, type: 'button',
				class: 'link', title: work.requestId }, work.task)),
			element('td', {}, work.from ?? 'outside'),
			element('td', {}, element('span', { class: `priority ${words(work.priority)}` }, words(work.priority))),
			element('td', {}, element('span', { class: `badge ${work.status.toLowerCase()}` }, words(work.status))),
			element('td', { class: 'number' }, took(work)),
			element('td', { class: 'answer', title: work.error ?? work.result }, work.error ?? work.result ?? ''));
}
