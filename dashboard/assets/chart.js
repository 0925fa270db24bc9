// A chart: plotly's figure drawn with its basic bundle. Every mark is also a button, for keyboard and screen reader.
/* oxlint-disable no-underscore-dangle -- plotly has its axes, which say where a mark is, under such names */
import { press } from "./joined.js";
import { drawn, element } from "./words.js";

const PLOTLY = "assets/vendor/plotly-basic-4.1.1.min.js";
const MARK = 26; // px, the side of a mark's button
const PATIENCE = 4000; // ms that the charts wait for the map
const NARROW = 480; // px, a phone: there the figure for little room is drawn

// The map comes first: plotly keeps the browser busy for a third of a second, and the map's frame would wait for it.
const mapDrawn = new Promise((resolve) => {
  const shown = () => requestAnimationFrame(() => setTimeout(resolve)); // once its marks are on the screen
  if (window.mapDrawn) shown();
  else document.addEventListener("mapdrawn", shown, { once: true });
  setTimeout(resolve, PATIENCE);
});

const load = () =>
  new Promise((resolve, reject) => {
    if (window.Plotly) return resolve(window.Plotly);
    const script = element("script");
    script.src = new URL(PLOTLY, document.baseURI);
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", reject);
    document.head.append(script);
  });

const plotly = mapDrawn.then(load);

export default drawn(async function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".chart");
  root.setAttribute("aria-label", data.label);
  root.shown = data;
  root.choose = (key) => {
    if (!key) return;
    press(key);
    setTriggerValue("clicked", key);
  };
  await draw(root);
  if (root.watched) return;
  root.watched = new ResizeObserver(() => root.offsetWidth && root.drawnFor !== size(root) && draw(root));
  root.watched.observe(root);
  document.fonts.addEventListener("loadingdone", () => {
    if (root.isConnected && root.room !== room(root.shown.wide.layout)) draw(root);
  });
  // Not plotly's click: that one is lost where the pointer comes and clicks at once.
  root.addEventListener("click", (event) => {
    const hit = (one) => {
      const box = one.getBoundingClientRect();
      const [x, y] = [event.clientX, event.clientY];
      return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    };
    if (event.detail) root.choose([...root.querySelectorAll(".marks button")].findLast(hit)?.dataset.key);
  });
});

// The style sheet says how much lower than drawn a chart is in a low window.
const squeeze = (root) => Number(getComputedStyle(root).getPropertyValue("--squeeze")) || 1;
const size = (root) => `${root.offsetWidth} ${squeeze(root)}`;

async function draw(root) {
  const Plotly = await plotly;
  const figure = root.offsetWidth < NARROW ? root.shown.narrow : root.shown.wide;
  root.room = room(root.shown.wide.layout);
  const same = `${size(root)} ${root.room} ${JSON.stringify(figure)}`;
  if (root.drawn === same) return;
  root.drawn = same;
  const { data: traces, layout } = figure;
  const height = Math.round(layout.height * squeeze(root));
  root.tall = root.drawnFor === size(root) ? Math.max(root.tall, height) : height; // a filter pulls nothing up
  root.drawnFor = size(root);
  root.style.height = `${root.tall}px`;
  const plot = root.querySelector(".plot");
  const fitted = {
    ...layout,
    height,
    width: root.offsetWidth,
    margin: { ...layout.margin, l: room(layout) },
  };
  await Plotly.react(plot, traces, fitted, { displayModeBar: false });
  buttons(root, plot);
}

// The room for the names at the left, in the reader's own font: plotly would draw everything twice to find it.
const pen = document.createElement("canvas").getContext("2d");
function room({ yaxis, font, margin }) {
  if (yaxis.showticklabels === false) return margin.l;
  pen.font = `${yaxis.tickfont.size}px ${font.family}`;
  return margin.l + 6 + Math.ceil(Math.max(0, ...yaxis.ticktext.map((name) => pen.measureText(name).width)));
}

// One button a key, over its marks; only the keyboard reaches them, the pointer goes to the marks themselves.
function buttons(root, plot) {
  const { xaxis, yaxis, _size: area } = plot._fullLayout;
  const found = new Map();
  for (const trace of plot._fullData) {
    (trace.customdata || []).forEach((key, place) => {
      const bar = trace.type === "bar";
      const y = area.t + yaxis.l2p(trace.y[place]);
      const before = found.get(key);
      const wide = bar ? xaxis.l2p(trace.x[place]) - xaxis.l2p(0) + (before ? before.wide : 0) : MARK;
      const left = area.l + xaxis.l2p(bar ? 0 : trace.x[place]) - (bar ? 0 : MARK / 2);
      const words = bar ? yaxis.ticktext[place] : trace.hovertext[place].replaceAll(/<[^>]+>/g, " ");
      found.set(key, { left, top: y - MARK / 2, wide, words });
    });
  }
  const focused = document.activeElement?.dataset?.key;
  const made = [...found].map(([key, { left, top, wide, words }], place) => {
    const button = element("button");
    button.type = "button";
    button.dataset.key = key;
    button.tabIndex = place ? -1 : 0;
    button.setAttribute("aria-label", words.trim());
    Object.assign(button.style, { left: `${left}px`, top: `${top}px`, width: `${Math.max(wide, MARK)}px` });
    button.onclick = () => root.choose(key);
    button.onkeydown = (event) => roam(event, button);
    return button;
  });
  root.querySelector(".marks").replaceChildren(...made);
  if (focused) made.find((one) => one.dataset.key === focused)?.focus();
}

// Arrow keys move among the marks: the chart is one stop for the Tab key.
function roam(event, button) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...button.parentElement.children];
  const next = all[(all.indexOf(button) + step + all.length) % all.length];
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}
