// The list of trips: a line leads to its trip; two or more that are ticked, to all of them side by side.
import { drawn, element } from "./words.js";

const MANY = 8; // lines, from which on one looks for a word

export default drawn(function ({ data, parentElement }) {
  const root = parentElement.querySelector(".trips");
  const address = (pairs) => `?${new URLSearchParams([...pairs, ...data.kept])}`;
  const ticked = () => [...root.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value);

  const together = element("a", "together", data.words.compare);
  const compare = element("p", "note", `${data.words.hint} `);
  compare.append(together);
  function follow() {
    const ids = ticked();
    if (ids.length < 2) together.removeAttribute("href");
    else together.href = address([["view", "compare"], ...ids.map((id) => ["trip", id])]);
    for (const box of root.querySelectorAll("input[type=checkbox]"))
      box.disabled = !box.dataset.sound || (ids.length >= data.most && !box.checked);
  }

  const list = element("ul");
  for (const line of data.lines) {
    const item = element("li");
    const box = Object.assign(element("input"), { type: "checkbox", value: line.id, onchange: follow });
    box.setAttribute("aria-label", line.tick);
    if (line.sound) box.dataset.sound = "yes";
    box.checked = line.sound && line.here && data.together;
    const link = element("a", "", line.title);
    link.href = address([["trip", line.id]]);
    if (line.here) {
      link.setAttribute("aria-current", "page");
      link.append(element("em", "basis", data.words.here));
    }
    link.append(element("small", "", line.facts));
    if (line.wrong) link.append(element("small", "wrong", line.wrong));
    item.append(box, link);
    list.append(item);
  }

  const none = element("p", "note", data.words.none);
  none.hidden = true;
  const field = Object.assign(element("input"), { type: "search", placeholder: data.words.search });
  field.setAttribute("aria-label", data.words.search);
  field.hidden = data.lines.length < MANY;
  field.oninput = () => {
    const wanted = field.value.trim().toLowerCase();
    for (const item of list.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    none.hidden = [...list.children].some((item) => !item.hidden);
  };
  root.replaceChildren(field, list, none, compare);
  follow();
});
