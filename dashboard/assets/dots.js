// Every site as a dot, by status: buttons whose words are their names.
import { drawn, element, mark } from "./words.js";

const KEYS = ["key", "dot", "mark"];
const named = (at) => at?.dataset.key ?? at?.dataset.dot ?? at?.dataset.mark;

// What is under the pointer or has the focus shows its fellows, in the browser alone.
function fellows(event) {
  const at = event.target.closest?.("[data-key], [data-dot], [data-mark]");
  const key = named(at);
  document.querySelectorAll(".fellow").forEach((one) => one.classList.remove("fellow"));
  if (!key) return;
  const all = KEYS.map((name) => `[data-${name}="${CSS.escape(key)}"]`).join();
  document.querySelectorAll(all).forEach((one) => one !== at && one.classList.add("fellow"));
}

// Escape lets go of what is selected, wherever the focus is.
function escape(event) {
  if (event.key === "Escape") document.querySelector(".detail button.clear")?.click();
}

document.addEventListener("mouseover", fellows);
document.addEventListener("focusin", fellows);
document.addEventListener("keydown", escape);

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".dots");
  root.lang = data.lang;
  const groups = data.groups.map((group) => {
    const section = element("section");
    const row = element("div");
    for (const dot of group.dots) {
      const button = element("button", dot.out ? "out" : "");
      button.type = "button";
      button.dataset.dot = dot.key;
      button.title = dot.name;
      button.setAttribute("aria-label", `${dot.number} ${dot.name}, ${group.word}`);
      button.setAttribute("aria-pressed", String(dot.pressed));
      button.classList.toggle("lit", dot.lit);
      button.onclick = () => setTriggerValue("clicked", dot.key);
      const drawing = mark(dot);
      drawing.setAttribute("aria-hidden", "true"); // the button has its words
      button.append(drawing);
      row.append(button);
    }
    section.append(row, element("small", "", `${group.word} ${group.count}`));
    return section;
  });
  root.replaceChildren(...groups);
});
