// Themes by city and by voice: a table, so that it reads aloud too; a click on a cell or a name selects its theme.
import { drawn, element } from "./words.js";

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector(".grid");
  const head = element("tr");
  head.append(element("td"), ...data.cities.map((name) => element("th", "", name)));
  head.append(...data.voices.map((name) => element("th", "voice", name)));
  const rows = data.rows.map((row) => {
    const line = element("tr", row.lit ? "lit" : "");
    const choose = element("button", "", row.name);
    choose.type = "button";
    choose.dataset.key = row.key;
    const name = element("th");
    name.scope = "row";
    name.append(choose);
    line.append(name);
    row.counts.forEach((count, place) => {
      const cell = element("td", place === data.cities.length ? "voice" : "", count ? String(count) : "·");
      [cell.style.background, cell.style.color] = data.shades[count];
      line.append(cell);
    });
    line.onclick = () => setTriggerValue("clicked", row.key);
    return line;
  });
  table.replaceChildren(head, ...rows);
});
