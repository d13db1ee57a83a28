import { send } from './data.js';
import { element } from './elements.js';

const EXAMPLES = {
	'order-meal': 'Wagyu steak, medium-rare, room 403',
	'prepare-meal': 'Wagyu steak, medium-rare, room 403',
	'repair-request': 'No hot water on the fourth floor',
	'guest-request': 'A club sandwich for room 214, please',
	'check-in': 'Ada Lovelace',
	'clean-room': '{"room": 403}',
	'purchase-parts': 'relief valve X-420',
	'open-safe': 'Count the cash of the weekend',
	'daily-report': 'Today'
};

/** The form that sends a request to a department. */
export class SendForm {

	constructor(form, hint, message, sent) {
		this.form = form;
		this.hint = hint;
		this.message = message;
		this.sent = sent;
		this.tasks = new Map();
		form.ensemble.addEventListener('change', () => this.showTasks());
		form.task.addEventListener('change', () => this.describe());
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			this.submit();
		});
	}

	/** Offers the departments that are up; what was chosen stays chosen. */
	offer(departments) {
		const up = departments.filter((department) => department.up && department.tasks.length > 0);
		const names = up.map((department) => department.ensemble);
		const known = [...this.tasks.keys()];
		this.tasks = new Map(up.map((department) => [department.ensemble, department.tasks]));
		if (names.join() !== known.join()) {
			fill(this.form.ensemble, names, names.includes('room-service') ? 'room-service' : names[0]);
			this.showTasks();
		}
	}

	showTasks() {
		const tasks = this.tasks.get(this.form.ensemble.value) ?? [];
		fill(this.form.task, tasks.map((task) => task.name), tasks[0]?.name);
		this.describe();
	}

	describe() {
		const tasks = this.tasks.get(this.form.ensemble.value) ?? [];
		this.hint.textContent = tasks.find((task) => task.name === this.form.task.value)?.description ?? '';
		this.form.context.placeholder = EXAMPLES[this.form.task.value] ?? '';
		if (!this.edited()) {
			this.form.context.value = this.form.context.placeholder;
		}
	}

	edited() {
		const text = this.form.context.value;
		return text !== '' && !Object.values(EXAMPLES).includes(text);
	}

	async submit() {
		const ensemble = this.form.ensemble.value;
		this.message.textContent = 'Sending…';
		try {
			const requestId = await send(ensemble, {
				task: this.form.task.value,
				context: this.form.context.value,
				priority: this.form.priority.value,
				from: 'duty-manager'
			});
			this.message.textContent = `${ensemble} has it.`;
			this.sent({ ensemble, requestId });
		}
		catch (failure) {
			this.message.textContent = failure.message;
		}
	}

}

function fill(select, names, otherwise) {
	const chosen = names.includes(select.value) ? select.value : otherwise;
	select.replaceChildren(...names.map((name) => element('option', { value: name }, name)));
	select.value = chosen ?? '';
}
