// The reader's marks. The report itself is drawn once as plain HTML; this gives its sentences their marks,
// answers clicks on them, and scrolls to what is selected.
import { hold, isHeld, showHeld } from "./joined.js";
import { drawn, element, whenDrawn } from "./words.js";

export default drawn(async function ({ data, parentElement, setTriggerValue }) {
  const reader = await whenDrawn(".reader");
  if (!reader) return;
  const lit = new Set(data.lit);
  let first = null;
  for (const span of reader.querySelectorAll("[data-s]")) {
    const [tint, ...places] = data.sentences[span.dataset.s] || [];
    const color = data.colors[tint];
    const keys = places.map((place) => data.keys[place]);
    const choose = () => {
      hold(span.dataset.s);
      setTriggerValue("clicked", keys[(keys.indexOf(data.selected) + 1) % keys.length]);
    };
    span.className = color ? "used" : "unused";
    span.title = places.map((place) => data.names[place]).join("、");
    span.tabIndex = color ? 0 : -1;
    span.style.setProperty("--c", color || "");
    span.toggleAttribute("role", Boolean(color));
    if (color) span.setAttribute("role", "button");
    span.onclick = color ? choose : null;
    span.onkeydown = color
      ? (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), choose())
      : null;
    if (lit.has(Number(span.dataset.s))) {
      span.classList.add("lit");
      first = first || span;
    }
  }
  // What nothing uses is listed, so that an omission can be seen.
  parentElement.querySelector("summary").textContent = data.unused;
  parentElement
    .querySelector("ol")
    .replaceChildren(
      ...data.neither.map((s) => element("li", "", reader.querySelector(`[data-s="${s}"]`).textContent)),
    );
  // Follow the selection, but leave the reader where it is while nothing new is selected, or at the sentence in hand.
  const atHand = data.lit.some(isHeld);
  if (first && !atHand && reader.dataset.selected !== data.selected) reader.scrollTop = first.offsetTop - 40;
  showHeld();
  reader.dataset.selected = data.selected || "";
});
