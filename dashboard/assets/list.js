// The list of visits: rows are buttons, every word arrives as text and is set as text.
import { drawn, element, siteButton } from "./words.js";

// A list of hundreds is drawn as it is scrolled to: laying out a thousand rows takes a second.
const AT_ONCE = 100;

function* lines(root, data, choose) {
  for (const group of data.groups) {
    const section = element("section", group.kind);
    root.append(section);
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
      yield;
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
  }
}

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".list");
  root.replaceChildren();
  root.lang = data.lang;
  const rest = lines(root, data, (key) => setTriggerValue("clicked", key));
  const on = () => {
    for (let count = 0; count < AT_ONCE; count += 1) if (rest.next().done) return false;
    return true;
  };
  root.more?.disconnect();
  if (on()) {
    const end = element("div");
    end.style.height = "1px";
    root.append(end);
    root.more = new IntersectionObserver(
      (seen) => {
        if (!seen.some((one) => one.isIntersecting)) return;
        if (on()) root.append(end);
        else {
          root.more.disconnect();
          end.remove();
        }
      },
      { rootMargin: "600px" },
    );
    root.more.observe(end);
  }
  // What is told of a selection stands above the list: it is what is seen first.
  if (root.querySelector('button[aria-pressed="true"]'))
    root.closest(".st-key-visits_scroll")?.scrollTo({ top: 0 });
});
