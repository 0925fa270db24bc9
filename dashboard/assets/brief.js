// The brief view: a slide on the whole screen. Its controls show only while the pointer or the focus moves.
import { drawn, element } from "./words.js";

const KEYS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
let listening = new AbortController();

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".brief");
  const step = (by) => {
    root.classList.add("busy");
    setTriggerValue("step", by);
  };
  const leave = () => setTriggerValue("left", true);
  const slide = element("div", "slide");
  slide.setAttribute("role", "img");
  slide.setAttribute("aria-label", data.label);
  slide.lang = data.lang;
  document.documentElement.lang = data.lang === "zh" ? "zh-CN" : "en";
  if (data.svg) {
    const parsed = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
    slide.append(document.adoptNode(parsed));
  } else {
    slide.append(element("p", "", data.text));
  }
  slide.onclick = (event) => {
    const mark = event.target.closest('g[id*=":"]');
    if (mark) setTriggerValue("clicked", mark.id.split(":").slice(1).join(":"));
  };
  const controls = element("nav", "controls");
  for (const [text, name, act] of [
    ["←", data.words.previous, () => step(-1)],
    ["→", data.words.next, () => step(1)],
    ["Esc", data.words.leave, leave],
  ]) {
    const button = element("button", "", text);
    button.type = "button";
    button.title = name;
    button.setAttribute("aria-label", name);
    button.onclick = act;
    controls.append(button);
  }
  controls.append(element("span", "", `${data.place} · ${data.words.keys}`));
  controls.querySelector("span").setAttribute("aria-live", "polite");
  root.replaceChildren(slide, controls);
  root.classList.remove("busy");

  listening.abort();
  listening = new AbortController();
  const { signal } = listening;
  let resting;
  const wake = () => {
    root.classList.add("awake");
    clearTimeout(resting);
    resting = setTimeout(() => root.classList.remove("awake"), 2500);
  };
  document.addEventListener(
    "keydown",
    (event) => {
      if (!root.isConnected) return listening.abort();
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") leave();
      else if (event.key in KEYS && !(event.key === " " && event.target.closest("button"))) {
        event.preventDefault();
        step(KEYS[event.key]);
      }
    },
    { signal },
  );
  for (const name of ["mousemove", "touchstart"])
    document.addEventListener(name, wake, { signal, passive: true });
});
