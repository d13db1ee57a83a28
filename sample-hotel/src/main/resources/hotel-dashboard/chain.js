import { element, show } from './elements.js';
import { took, words } from './text.js';

/** A request with the steps below it, as deep as they go. */
export function showChain(parent, step) {
	show(parent, [element('ol', { class: 'chain' }, node(step)), element('p', { class: 'id' }, step.requestId)]);
}

function node(step) {
	const work = step.work ?? {};
	const status = work.status ?? 'UNKNOWN';
	return element('li', {},
			element('div', { class: 'bar' },
					element('span', {}, element('strong', {}, step.ensemble), ` ${work.task ?? ''}`),
					element('span', {},
							element('span', { class: 'hint' }, took(work)), ' ',
							element('span', { class: `badge ${status.toLowerCase()}` }, words(status)))),
			text('result', work.result),
			text('error', work.error),
			step.steps.length ? element('ol', {}, ...step.steps.map(node)) : null);
}

function text(kind, value) {
	return value ? element('pre', { class: kind }, value) : null;
}
