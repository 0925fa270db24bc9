// The controls of the brief view. They show only while the pointer or the focus moves; keys step.
import { drawn, element } from "./words.js";

const KEYS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const [WIDE, HIGH] = [1366, 768]; // px, the window that the view is composed for: in a larger one it grows
const PHONE = 769; // px: below it the page is a stack, in its own size
const RESTS = 2500; // ms
let listening = new AbortController();
let wanted = 0; // the step that was asked for last: keys that come before the answer count on from it

function grow() {
  const zoom = innerWidth < PHONE ? 1 : Math.max(1, Math.min(innerWidth / WIDE, innerHeight / HIGH));
  document.documentElement.style.setProperty("--zoom", zoom.toFixed(3));
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

export default drawn(function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".brief");
  document.documentElement.lang = data.lang === "zh" ? "zh-CN" : "en";
  wanted = data.place;
  const go = (place) => {
    wanted = (place + data.steps) % data.steps;
    setTriggerValue("step", wanted + data.steps); // never 0, which would be no value
  };
  const leave = () => setTriggerValue("left", true);
  const buttons = [
    ["←", data.words.previous, () => go(wanted - 1)],
    ["→", data.words.next, () => go(wanted + 1)],
    ["⛶", data.words.full, full],
    ["Esc", data.words.leave, leave],
  ].map(([text, name, act]) => {
    const button = element("button", "", text);
    button.type = "button";
    button.title = name;
    button.setAttribute("aria-label", name);
    button.onclick = act;
    return button;
  });
  const place = element("span", "", `${data.place + 1} / ${data.steps} · ${data.name}`);
  place.setAttribute("aria-live", "polite");
  root.replaceChildren(...buttons, place, element("small", "", data.words.keys));

  listening.abort();
  listening = new AbortController();
  const { signal } = listening;
  const here = () => root.isConnected || listening.abort();
  let resting;
  const wake = () => {
    root.classList.add("awake");
    clearTimeout(resting);
    resting = setTimeout(() => root.classList.remove("awake"), RESTS);
  };
  grow();
  addEventListener("resize", () => here() && grow(), { signal });
  document.addEventListener(
    "keydown",
    (event) => {
      if (!here() || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape" && !document.fullscreenElement) leave();
      else if (event.key === "Home") go(0);
      else if (event.key === "End") go(data.steps - 1);
      else if (event.key in KEYS && !event.target.closest?.("button, [tabindex='0'].quotes"))
        go(wanted + KEYS[event.key]);
      else return;
      event.preventDefault();
    },
    { signal },
  );
  for (const name of ["mousemove", "touchstart", "focusin"])
    document.addEventListener(name, () => here() && wake(), { signal, passive: true });
});
