/**
 * Makes an element. Children that are no elements become text, never markup: what departments and models say cannot
 * become part of the page.
 */
export function element(name, properties = {}, ...children) {
	const created = document.createElement(name);
	for (const [key, value] of Object.entries(properties)) {
		if (key.startsWith('on')) {
			created.addEventListener(key.slice(2), value);
		}
		else if (key === 'class') {
			created.className = value;
		}
		else if (value !== null && value !== undefined && value !== false) {
			created.setAttribute(key, value === true ? '' : value);
		}
	}
	created.append(...children.filter((child) => child !== null && child !== undefined));
	return created;
}

/** Shows a list of elements in place of what is there, without losing the focus. */
export function show(parent, children) {
	const focused = parent.contains(document.activeElement) ? document.activeElement.id : '';
	parent.replaceChildren(...children);
	if (focused) {
		document.getElementById(focused)?.focus({ preventScroll: true });
	}
}
