import { chain, deadLetter, ensembles, schedule } from './data.js';
import { showChain } from './chain.js';
import { showDeadLetters } from './deadletters.js';
import { showDepartments, summary } from './departments.js';
import { SendForm } from './form.js';
import { FILTERS, requests, showFilters, showRequests } from './requests.js';
import { showSchedules } from './schedules.js';

const PAUSE = 1500;

const at = (id) => document.getElementById(id);

const form = new SendForm(at('send'), at('task-description'), at('sent'), (work) => select(work));

let departments = [];
let filter = 'from outside';
let selected = null;

function draw() {
	const all = requests(departments);
	const names = new Set(departments.map((department) => department.ensemble));
	const list = all.filter((work) => FILTERS[filter](work, names));
	showDepartments(at('departments'), departments);
	showFilters(at('filters'), all, names, filter, (name) => {
		filter = name;
		draw();
	});
	showRequests(at('requests'), list, selected, select);
	showSchedules(at('schedules'), departments, (...what) => change(schedule, 'changed', ...what));
	showDeadLetters(at('dead-letters'), departments, (...what) => change(deadLetter, 'decided', ...what));
	at('no-dead-letters').hidden = departments.some((department) => department.deadLetters.length > 0);
	at('no-requests').hidden = list.length > 0;
}

function select(work) {
	selected = { ensemble: work.ensemble, requestId: work.requestId };
	location.hash = `${selected.ensemble}/${selected.requestId}`;
	look();
}

async function change(call, note, ensemble, name, action) {
	try {
		await call(ensemble, name, action);
		at(note).textContent = '';
	}
	catch (failure) {
		at(note).textContent = `${name}: ${failure.message}`;
	}
	look();
}

async function look() {
	try {
		departments = await ensembles();
		at('summary').textContent = summary(departments);
		form.offer(departments);
		draw();
		if (selected) {
			showChain(at('detail'), await chain(selected.ensemble, selected.requestId));
		}
	}
	catch (failure) {
		at('summary').textContent = `The dashboard itself does not answer: ${failure.message}`;
	}
}

async function watch() {
	await look();
	setTimeout(watch, document.hidden ? PAUSE * 10 : PAUSE);
}

const [ensemble, requestId] = decodeURIComponent(location.hash.slice(1)).split('/');
if (ensemble && requestId) {
	selected = { ensemble, requestId };
}
watch();
