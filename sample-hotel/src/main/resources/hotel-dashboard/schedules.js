import { element, show } from './elements.js';
import { moment } from './text.js';

/** The table of schedules of all departments. */
export function showSchedules(parent, departments, act) {
	show(parent, departments.flatMap((department) =>
			department.schedules.map((schedule) => row(department.ensemble, schedule, act))));
}

function row(ensemble, schedule, act) {
	const button = (action, label) => element('button', { id: `${action}-${ensemble}-${schedule.name}`, type: 'button',
		class: 'link', 'aria-label': `${label} ${schedule.name}`, onclick: () => act(ensemble, schedule.name, action) }, label);
	return element('tr', {},
			element('td', {}, ensemble),
			element('td', {}, schedule.name),
			element('td', {}, schedule.task),
			element('td', {}, schedule.paused ? 'paused' : moment(schedule.nextTick)),
			element('td', { class: 'actions' }, button('run', 'run now'), ' ',
					schedule.paused ? button('resume', 'resume') : button('pause', 'pause')));
}
