// Every site as a dot, by status: buttons whose words are their names.
import { drawn, element, siteButton } from "./words.js";

// What is under the pointer or has the focus shows its fellows, in the browser alone.
function fellows(event) {
  const at = event.target.closest?.("[data-key]");
  document.querySelectorAll(".fellow").forEach((one) => one.classList.remove("fellow"));
  if (!at) return;
  const all = document.querySelectorAll(`[data-key="${CSS.escape(at.dataset.key)}"]`);
  all.forEach((one) => one !== at && one.classList.add("fellow"));
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
      const button = siteButton(dot, dot.out ? "out" : "", (key) => setTriggerValue("clicked", key));
      button.title = dot.name;
      button.setAttribute("aria-label", `${dot.number} ${dot.name}, ${group.word}`);
      row.append(button);
    }
    section.append(row, element("small", "", `${group.word} ${group.count}`));
    return section;
  });
  root.replaceChildren(...groups);
  if (data.note) root.append(element("small", "", data.note));
});
