// Helpers of our elements: text arrives as text and is set as text.

// Make an element of a function that draws it: its data comes as the bytes of JSON in UTF-8.
export function drawn(draw) {
  const decoder = new TextDecoder();
  return (mounted) => draw({ ...mounted, data: JSON.parse(decoder.decode(mounted.data)) });
}

export function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

// A visit's mark: its number in the look of its status, in the color of its city.
export function mark({ look, color, on, number }) {
  const made = element("b", `mark ${look}`, number);
  made.style.setProperty("--c", color);
  made.style.setProperty("--on", on);
  return made;
}

// A site as a button with its mark, as widgets/site.py gives it.
export function siteButton(site, name, choose) {
  const made = element("button", site.lit ? `${name} lit` : name);
  made.type = "button";
  made.dataset.key = site.key;
  made.setAttribute("aria-pressed", String(site.pressed));
  made.onclick = () => choose(site.key);
  made.append(mark(site));
  return made;
}

// A sentence with its terms marked, the first and longest first.
export function marked(text, terms) {
  const made = element("q");
  made.lang = "zh";
  let rest = text;
  while (rest) {
    const places = terms.map((term) => [rest.indexOf(term), term]).filter(([at]) => at >= 0);
    if (!places.length) break;
    const [at, term] = places.reduce((a, b) =>
      b[0] < a[0] || (b[0] === a[0] && b[1].length > a[1].length) ? b : a,
    );
    made.append(rest.slice(0, at), element("mark", "", term));
    rest = rest.slice(at + term.length);
  }
  made.append(rest);
  return made;
}

// The report is drawn once, apart from these elements, and may come after them.
export async function whenDrawn(selector) {
  for (let wait = 0; wait < 100; wait += 1) {
    const found = document.querySelector(selector);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
}
