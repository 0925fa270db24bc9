// Every site as a dot, by status: buttons whose words are their names.
import { press } from "./joined.js";
import "./print.js";
import { drawn, element, siteButton } from "./words.js";

// As many dots of one status as the head has room for; the count stands beside them.
const MOST = 60;

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".dots");
  root.lang = data.lang;
  const groups = data.groups.map((group) => {
    const section = element("section");
    const row = element("div");
    for (const dot of group.dots.slice(0, MOST)) {
      const button = siteButton(dot, dot.out ? "out" : "", (key) => setTriggerValue("clicked", key));
      button.title = dot.name;
      button.setAttribute("aria-label", `${dot.number} ${dot.name}, ${group.word}`);
      row.append(button);
    }
    if (group.dots.length > MOST) row.append(element("small", "", `+${group.dots.length - MOST}`));
    section.append(row, element("small", "", `${group.word} ${group.count}`));
    return section;
  });
  root.replaceChildren(...groups);
  press(null);
  if (data.note) root.append(element("small", "", data.note));
});
