// What was drafted from the report: a list, each in its place marked in the report beside it, and the keys.
import { drawn, element, marked, whenDrawn } from "./words.js";

const KEYS = { a: "accept", c: "correct", r: "reject", n: "next", p: "previous" };
const TYPING = "input, textarea, select, [contenteditable='true'], [role='combobox'], [role='listbox']";
let listening = new AbortController();

export default drawn(async function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector(".claims");
  const choose = (key) => setTriggerValue("chosen", key);
  list.replaceChildren(...data.claims.map((claim) => line(claim, claim.key === data.now, choose)));
  const open = list.querySelector("[aria-current]");
  if (open) list.scrollTop = open.offsetTop - list.clientHeight / 2;

  listening.abort();
  listening = new AbortController();
  document.addEventListener("keydown", (event) => list.isConnected && press(event), {
    signal: listening.signal,
  });
  mark(await whenDrawn(".claimed"), data, choose);
  if (data.mode) (await whenDrawn(".st-key-review [data-testid='stForm'] input"))?.focus();
});

function line(claim, now, choose) {
  const item = element("li");
  const button = element("button", claim.state);
  button.type = "button";
  if (now) button.setAttribute("aria-current", "true");
  button.onclick = () => choose(claim.key);
  const words = element("span", "", `${claim.kind} · ${claim.name}`);
  words.append(element("small", "", claim.note));
  button.append(element("b", "", claim.sign), words);
  item.append(button);
  return item;
}

// Letters are keys only where nobody types.
function press(event) {
  const name = KEYS[event.key];
  if (!name || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
  event.preventDefault();
  document.querySelector(`.st-key-review_${name} button:not(:disabled)`)?.click();
}

// Every sentence that something rests on is marked; those of the one that is open stand out, its words in them.
function mark(report, { claims, now }, choose) {
  if (!report) return;
  const open = claims.find((claim) => claim.key === now);
  let first = null;
  for (const span of report.querySelectorAll("[data-s]")) {
    const s = Number(span.dataset.s);
    const here = claims.filter((claim) => claim.sentences.includes(s));
    const mine = open.sentences.includes(s);
    const left = here.some((claim) => claim.state === "undecided");
    span.className = here.length ? `claim ${left ? "undecided" : "decided"}${mine ? " now" : ""}` : "";
    span.title = here.map((claim) => `${claim.sign} ${claim.name}`).join("、");
    span.tabIndex = here.length ? 0 : -1;
    if (here.length) span.setAttribute("role", "button");
    else span.removeAttribute("role");
    const next = here[(here.findIndex((claim) => claim.key === now) + 1) % here.length];
    span.onclick = next ? () => choose(next.key) : null;
    span.onkeydown = next
      ? (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), choose(next.key))
      : null;
    const text = span.textContent;
    span.replaceChildren(...(mine ? marked(text, open.words).childNodes : [text]));
    if (mine) first = first || span;
  }
  if (first && report.dataset.now !== now) report.scrollTop = first.offsetTop - 60;
  report.dataset.now = now;
}
