// The sentences shown, with the words of their themes marked; their text is the reader's.
import { find, showHeld } from "./joined.js";
import { drawn, element, marked, whenDrawn } from "./words.js";

export default drawn(async function ({ data, parentElement }) {
  const root = parentElement.querySelector(".quotes");
  const reader = await whenDrawn(".reader");
  if (!reader) return;
  root.replaceChildren(
    ...data.sentences.map(([s, voice, themes, terms]) => {
      const tags = [data.voices[voice], ...themes.map((theme) => data.themes[theme])].join(" · ");
      const span = reader.querySelector(`[data-s="${s}"]`);
      const line = element("button", "quote");
      line.type = "button";
      line.title = data.find;
      line.dataset.s = s;
      line.append(marked(span.textContent, terms));
      if (data.glosses[s]) line.append(element("span", "gloss", data.glosses[s]));
      line.append(element("small", "", tags));
      if (data.machine[s]) line.append(element("small", "machine", data.machine[s]));
      line.onclick = () => find(s);
      return line;
    }),
  );
  showHeld();
});
