// One file in place of the server: it holds what each step draws from, and answers clicks, links and keys.
import chart from "./chart.js";
import detail from "./detail.js";
import dots from "./dots.js";
import grid from "./grid.js";
import { press } from "./joined.js";
import list from "./list.js";
import outcomes from "./outcomes.js";
import quotes from "./quotes.js";
import reader from "./reader.js";

const modules = { chart, detail, dots, grid, list, outcomes, quotes, reader };
const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const NONE = { keys: [], sentences: [] };
const dark = matchMedia("screen and (prefers-color-scheme: dark)");
const mode = dark.matches ? "dark" : "light";
const byId = (id) => document.getElementById(id).textContent;
const { lang, steps, ground, outlines } = JSON.parse(byId("made"));
const frame = document.querySelector(".st-key-map iframe");
const menu = document.querySelector(".steps details");
const PHONE = 769; // px: below it the page is a stack, and the words may be far from the mark
const encoder = new TextEncoder();
let texts;
let place = 0;
let selected = null;
let drawnStep = -1;

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(byId(id)), (one) => one.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).text();
}

function run(text, page) {
  const script = page.createElement("script");
  script.textContent = text;
  page.head.append(script);
  script.remove();
}

const read = (index) => JSON.parse(texts[index]);

// What a click lights up, written into what an element draws from, as the server does it for the page.
const lights = {
  site_dots: (data, lit) => data.groups.forEach(({ dots: all }) => all.forEach((one) => light(one, lit))),
  visit_rows: (data, lit) =>
    data.groups.forEach(({ rows, unnamed }) => [...rows, ...unnamed].forEach((one) => light(one, lit))),
  outcome_list: (data) =>
    data.groups.forEach(({ lines }) =>
      lines.forEach((line) => (line.lit = Boolean(selected) && line.belongs === selected)),
    ),
  quotes: (data, lit) => {
    if (selected) data.sentences = data.sentences.filter(([s]) => lit.sentences.includes(s));
  },
  reader_marks: (data, lit) => Object.assign(data, { lit: lit.sentences, selected: selected || "" }),
  theme_grid: (data, lit) => data.rows.forEach((row) => (row.lit = lit.keys.includes(row.key))),
};

function light(one, lit) {
  one.lit = lit.keys.includes(one.key);
  one.pressed = one.key === selected;
}

async function show() {
  const step = steps[place][mode];
  const [panel, lit] = selected ? step.opened[selected].map(read) : [{ selected: "", lang }, NONE];
  if (drawnStep !== place) drawStep(step);
  const waiting = [];
  for (const parent of document.querySelectorAll("[data-element]")) {
    const { element: name, from } = parent.dataset;
    const data = from ? read(step.data[from]) : panel;
    lights[from]?.(data, lit);
    const mounted = { data: encoder.encode(JSON.stringify(data)), parentElement: parent };
    waiting.push(modules[name]({ ...mounted, setTriggerValue: (_, key) => choose(key, name) }));
  }
  const now = `${place} ${selected}`;
  await Promise.all(waiting);
  if (now === `${place} ${selected}`) press(lit.keys);
}

function drawStep(step) {
  drawnStep = place;
  for (const parent of document.querySelectorAll("[data-html]"))
    parent.innerHTML = texts[step.html[parent.dataset.html]];
  frame.contentWindow.feature_group_feature_group_0?.remove();
  run(`${texts[step.marks]};feature_group_feature_group_0.addTo(map_div)`, frame.contentDocument);
  const { key, kind, name } = steps[place];
  for (const link of document.querySelectorAll(".steps a")) {
    if (link.dataset.step === key) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.querySelector(".steps summary")?.classList.toggle("in", kind === "theme");
  menu?.removeAttribute("open");
  document.querySelector(".print-step").classList.toggle("here", Boolean(key));
  document.querySelector(".turn b").textContent = `${place + 1} / ${steps.length} · ${name}`;
  document.title = [key && name, document.querySelector("h1").firstChild.textContent.trim()]
    .filter(Boolean)
    .join(" · ");
}

// The address says step and selection: a link to a place in the file opens there, and the way back is the browser's.
function follow() {
  const [key, mark] = decodeURIComponent(location.hash.slice(1)).split("/");
  place = Math.max(
    0,
    steps.findIndex((step) => step.key === key),
  );
  selected = mark in steps[place][mode].opened ? mark : null;
  show();
}

function choose(key, name) {
  const { opened } = steps[place][mode];
  selected = name === "detail" || key === selected || !(key in opened) ? null : key;
  history.replaceState(null, "", `#${steps[place].key}${selected ? `/${selected}` : ""}`);
  show();
  const words = document.querySelector(".st-key-visits");
  if (selected && innerWidth < PHONE) words.scrollIntoView({ block: "start" });
}

function turn(by) {
  location.hash = steps[(place + by + steps.length) % steps.length].key;
}

async function start() {
  const [packed, plotly] = await Promise.all([unpacked("texts"), unpacked("plotly")]);
  texts = JSON.parse(packed);
  while (!frame.contentWindow?.visitMap) await new Promise((resolve) => setTimeout(resolve, 20));
  run(ground[mode].replace(outlines.name, outlines.data), frame.contentDocument);
  follow();
  setTimeout(() => run(plotly, document)); // the charts wait for it, and the map comes first
}

// The menu of the themes closes as any other does.
document.addEventListener("click", ({ target }) => menu?.contains(target) || menu?.removeAttribute("open"));
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
addEventListener("hashchange", follow);
dark.addEventListener("change", () => location.reload());
document.addEventListener("mapmark", ({ detail: { name, key } }) => name === "pressed" && key && choose(key));
for (const button of document.querySelectorAll("[data-turn]"))
  button.onclick = () => turn(Number(button.dataset.turn));
document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const held = target.closest("button, summary, iframe, [tabindex]") && !target.closest(".steps");
  if (held || ctrlKey || metaKey || altKey) return;
  if (key in KEYS) turn(KEYS[key]);
  else if (key === "Home") location.hash = steps[0].key;
  else if (key === "End") location.hash = steps.at(-1).key;
  else return;
  event.preventDefault();
});
start();
