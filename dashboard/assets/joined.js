// What joins the views in the browser, without a round trip: a mark's fellows under the pointer, the mark that was
// just pressed, and the sentence in hand, in the list and in the report.
import { element } from "./words.js";

const views = () => [
  document,
  ...[...document.querySelectorAll(".st-key-map iframe")].map((frame) => frame.contentDocument),
];

// The class goes to every mark of this key, or of these keys, and is taken from every other.
function give(name, keys, except) {
  for (const view of views()) {
    view?.querySelectorAll(`.${name}`).forEach((one) => one.classList.remove(name));
    for (const key of [keys || []].flat()) {
      for (const one of view?.querySelectorAll(`[data-key="${CSS.escape(key)}"]`) || [])
        if (one !== except) one.classList.add(name);
    }
  }
}

const at = (event) => event.target.closest?.("[data-key]");
const fellows = (event) => give("fellow", at(event)?.dataset.key, at(event));

// A click is answered at once: the server's answer, which draws the marks anew, takes the sign away.
export function press(key) {
  give("pressed", key);
}

let held = null; // the index of the sentence in hand
export const isHeld = (s) => held === Number(s);

// Take a sentence in hand: it stands out in the list and in the report, each scrolled to it.
export function hold(s) {
  held = Number(s);
  showHeld();
}

export function showHeld() {
  for (const box of document.querySelectorAll(".reader, .quotes")) {
    box.querySelectorAll(".held").forEach((one) => one.classList.remove("held"));
    const place = box.querySelector(`[data-s="${held}"]`);
    if (!place) continue;
    place.classList.add("held");
    const [top, bottom] = [place.offsetTop, place.offsetTop + place.offsetHeight];
    if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top - 40;
  }
}

function letGo() {
  held = null;
  showHeld();
  document.querySelector("button.back")?.remove();
}

// Show a sentence of the report, wherever the reader is, and leave a way back there.
export function find(s) {
  hold(s);
  const page = document.querySelector('[data-testid="stMain"]');
  const reader = document.querySelector(".reader");
  const [was, from] = [page.scrollTop, document.activeElement];
  reader.scrollIntoView({ block: "nearest" });
  document.querySelector("button.back")?.remove();
  if (Math.abs(page.scrollTop - was) < 100) return;
  const back = element("button", "back", reader.dataset.back);
  back.type = "button";
  back.onclick = () => {
    back.remove();
    page.scrollTop = was;
    from?.focus({ preventScroll: true });
  };
  document.body.append(back);
}

// Show the sentence of the report that the character at this offset stands in.
export function findAt(start) {
  const spans = [...document.querySelectorAll(".reader [data-start]")];
  const span = spans.findLast((one) => Number(one.dataset.start) <= start);
  if (span) find(span.dataset.s);
}

document.addEventListener("mouseover", fellows);
document.addEventListener("focusin", fellows);
document.addEventListener("click", (event) => at(event) && press(at(event).dataset.key), { capture: true });
// The map's frame hands on what happens to its marks.
document.addEventListener("mapmark", ({ detail }) => give(detail.name, detail.key));
// Escape lets go of what is selected, wherever the focus is; in the brief view it leaves that, and nothing else.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector(".brief")) return;
  letGo();
  document.querySelector(".detail button.clear")?.click();
});
