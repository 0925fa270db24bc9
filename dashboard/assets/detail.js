// The detail panel: every word arrives as text and is set as text. A quote leads to its place in the reader.
import { findAt } from "./joined.js";
import { drawn, element, mark as draw, marked } from "./words.js";

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".detail");
  root.replaceChildren();
  root.lang = data.lang;
  document.documentElement.lang = data.lang === "zh" ? "zh-CN" : "en"; // Streamlit writes "en" for every page
  if (!data.detail) return;
  const { title, subtitle, mark, note, fields, quotes, outcomes } = data.detail;
  const head = element("div", "detail-head");
  if (mark) head.append(draw(mark));
  const heading = element("h3", "", title);
  heading.append(element("small", "", subtitle));
  const clear = element("button", "clear", data.words.clear);
  clear.type = "button";
  clear.onclick = () => setTriggerValue("cleared", data.selected);
  head.append(heading, clear);
  root.append(head);
  if (note) root.append(element("p", "note", note));
  const list = element("dl");
  for (const field of fields) {
    const value = element("dd", "", field.value);
    if (field.basis) value.append(element("em", "basis", field.basis));
    for (const reason of field.reasons) {
      const line = element("small", "", reason.text);
      if (reason.source) line.append(element("i", "", ` ${data.words.source} ${reason.source}`));
      value.append(line);
    }
    list.append(element("dt", "", field.name), value);
  }
  if (fields.length) root.append(list);
  const leading = (quote, words) => {
    const line = element("button", "quote");
    line.type = "button";
    line.title = data.words.find;
    line.dataset.start = quote.start;
    line.dataset.end = quote.end;
    line.append(words);
    if (quote.gloss) line.append(element("span", "gloss", quote.gloss));
    line.onclick = () => findAt(quote.start);
    return line;
  };
  if (outcomes.length) root.append(element("h4", "", data.words.outcomes));
  for (const outcome of outcomes) {
    const line = leading(outcome, element("span", "", outcome.text));
    line.classList.add("outcome");
    root.append(line);
  }
  if (quotes.length) root.append(element("h4", "", data.words.quotes));
  for (const quote of quotes) root.append(leading(quote, marked(quote.text, quote.terms)));
});
