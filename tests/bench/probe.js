// What a page shows: one string a view, empty while the view is not drawn.
// It runs before the scripts of the page itself, in every frame; only the outermost one is asked.
const all = (root, selector) => [...(root ? root.querySelectorAll(selector) : [])];
const visible = (node) => {
  const box = node.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
};
const words = (root, selector) =>
  all(root, selector)
    .filter(visible)
    .map((node) => node.textContent)
    .join("|");
const map = () => document.querySelector(".st-key-map iframe")?.contentDocument;
const count = (root, selector) => String(all(root, selector).filter(visible).length || "");

const VIEWS = {
  bare: () => [words(document, "h1")],
  tutorial: () => [
    count(map(), "path.leaflet-interactive"),
    all(document, ".st-key-visits canvas")
      .map((node) => node.offsetHeight || "")
      .join(""),
    count(document, ".st-key-timeline .main-svg .barlayer .point path") &&
      words(document, ".st-key-timeline .ytick text"),
    count(document, ".st-key-themes .main-svg .barlayer .point path"),
  ],
  ours: () => [
    words(map(), ".visit"),
    all(document, ".st-key-visits [data-key]")
      .map((node) => node.dataset.key)
      .join("|"),
    words(document, ".st-key-timeline .main-svg .scatterlayer .textpoint text"),
    words(document, ".st-key-themes .main-svg .scatterlayer .textpoint text"),
  ],
};

// What stands in the first screen before its charts: head, filters, map and list.
const FIRST = {
  ours: () => [
    words(document, ".totals"),
    count(document, ".dots button"),
    count(document, ".st-key-filters button"),
    ...VIEWS.ours().slice(0, 2),
  ],
};

const LIMIT = 60_000; // ms

/** Resolves with the time, in ms since the navigation began, of the first frame in which the test holds. */
const first = (page, look, test) =>
  new Promise((done, fail) => {
    const end = performance.now() + LIMIT;
    const again = () => {
      const shown = look();
      if (test(shown)) done(performance.now());
      else if (performance.now() > end)
        fail(new Error(`${page} after ${LIMIT} ms: ${JSON.stringify(shown)}`));
      else requestAnimationFrame(again);
    };
    again();
  });

// What the browser itself counts: the last of the largest paints, what moved without being asked to
// (web.dev, "Cumulative Layout Shift"), and how long a click took to show something ("Interaction to Next Paint").
let [paint, moved, delays] = [0, 0, []];
const observe = (type, take, more) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
    type,
    buffered: true,
    ...more,
  });
observe("largest-contentful-paint", (one) => (paint = one.startTime));
observe("layout-shift", (one) => (moved += one.value));
observe("event", (one) => one.name === "click" && delays.push(one.duration), { durationThreshold: 16 });

window.bench = {
  shown: (page) => VIEWS[page](),
  opened: (page) =>
    Promise.all(
      [FIRST[page] || VIEWS[page], VIEWS[page]].map((look) =>
        first(page, look, (shown) => shown.every(Boolean)),
      ),
    ),
  /** Returns the largest paint, what moved and the delays since this was last asked. */
  taken() {
    const found = [paint, moved, delays];
    [moved, delays] = [0, []];
    return found;
  },
  /** Clicks the button of this label; resolves with the ms until every view stands as wanted, if wanted. */
  async click(page, label, wanted) {
    const button = all(document, ".st-key-city button").find((node) => node.textContent.trim() === label);
    const start = performance.now();
    button.click();
    const arrived = (shown) => String(shown) === String(wanted);
    return wanted ? (await first(page, VIEWS[page], arrived)) - start : 0;
  },
  /** Clicks the dot of this mark; resolves with the ms until list, panel and map show it as selected, or not. */
  async select(key, on) {
    const start = performance.now();
    document.querySelector(`.dots [data-key="${key}"]`).click();
    const look = () => [
      count(document, '.list [aria-pressed="true"]'),
      words(document, ".detail h3"),
      count(map(), `[data-key="${key}"].chosen`),
    ];
    return (await first("ours", look, (shown) => shown.every((one) => Boolean(one) === on))) - start;
  },
};
