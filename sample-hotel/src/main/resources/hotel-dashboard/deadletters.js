import { element, show } from './elements.js';
import { moment } from './text.js';

/** What all departments gave up, until somebody decides. */
export function showDeadLetters(parent, departments, act) {
	show(parent, departments.flatMap((department) =>
			department.deadLetters.map((letter) => row(department.ensemble, letter, act))));
}

function row(ensemble, letter, act) {
	const button = (action, label) => element('button', { id: `${action}-${ensemble}-${letter.requestId}`, type: 'button',
		class: 'link', 'aria-label': `${label} ${letter.requestId}`, onclick: () => act(ensemble, letter.requestId, action) },
			label);
	return element('tr', {},
			element('td', {}, ensemble),
			element('td', {}, letter.task),
			element('td', {}, letter.requestId),
			element('td', {}, letter.error),
			element('td', {}, moment(letter.diedAt)),
			element('td', { class: 'actions' }, button('redrive', 'try again'), ' ', button('discard', 'discard')));
}
