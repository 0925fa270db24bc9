// What was brought home: each line leads to its words in the report, and selects what it belongs to.
import { findAt } from "./joined.js";
import { drawn, element } from "./words.js";

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".outcomes");
  root.lang = data.lang;
  root.replaceChildren(
    ...data.groups.map(({ title, lines }) => {
      const section = element("section");
      section.append(element("h3", "", title));
      const list = element("ul");
      for (const line of lines) {
        const item = element("li", line.lit ? "lit" : "");
        const button = element("button");
        button.type = "button";
        button.title = data.find;
        button.dataset.start = line.start;
        if (line.who) button.append(element("b", "", `${line.who}${data.colon} `));
        button.append(line.text);
        if (line.said) button.append(element("em", "basis", line.said));
        button.onclick = () => {
          findAt(line.start);
          if (line.belongs && !line.lit) setTriggerValue("clicked", line.belongs);
        };
        item.append(button);
        list.append(item);
      }
      section.append(list);
      return section;
    }),
    element("p", "note", data.note),
  );
});
