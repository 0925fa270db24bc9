// The list of visits: rows are buttons, every word arrives as text and is set as text.
import { drawn, element, siteButton } from "./words.js";

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".list");
  const choose = (key) => setTriggerValue("clicked", key);
  root.replaceChildren();
  root.lang = data.lang;
  for (const group of data.groups) {
    const section = element("section", group.kind);
    if (group.title) {
      const title = element("h3", "", group.title + " ");
      title.append(element("small", "", group.note));
      section.append(title);
    }
    if (group.text) section.append(element("p", "note", group.text));
    for (const row of group.rows) {
      const line = siteButton(row, "row", choose);
      const words = element("span", "", row.name);
      words.append(element("small", "", row.facts));
      line.append(words);
      section.append(line);
    }
    if (group.unnamed.length) {
      const slots = element("p", "slots");
      for (const row of group.unnamed) {
        const slot = siteButton(row, "slot", choose);
        slot.title = row.name;
        slot.setAttribute("aria-label", row.name);
        slots.append(slot);
      }
      slots.append(element("span", "", group.unnamed_note));
      section.append(slots);
    }
    root.append(section);
  }
  // What is told of a selection stands above the list: it is what is seen first.
  if (root.querySelector('button[aria-pressed="true"]'))
    root.closest(".st-key-visits_scroll")?.scrollTo({ top: 0 });
});
