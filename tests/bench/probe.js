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
    words(document, ".st-key-themes .main-svg .barlayer .bartext"),
  ],
};

const LIMIT = 60_000; // ms

/** Resolves with the time, in ms since the navigation began, of the first frame in which the test holds. */
const first = (page, test) =>
  new Promise((done, fail) => {
    const end = performance.now() + LIMIT;
    const look = () => {
      if (test(VIEWS[page]())) done(performance.now());
      else if (performance.now() > end)
        fail(new Error(`${page} after ${LIMIT} ms: ${JSON.stringify(VIEWS[page]())}`));
      else requestAnimationFrame(look);
    };
    look();
  });

window.bench = {
  shown: (page) => VIEWS[page](),
  drawn: (page) => first(page, (shown) => shown.every(Boolean)),
  /** Clicks the button of this label; resolves with the ms until every view stands as wanted, if wanted. */
  async click(page, label, wanted) {
    const button = all(document, ".st-key-city button").find((node) => node.textContent.trim() === label);
    const start = performance.now();
    button.click();
    return wanted ? (await first(page, (shown) => String(shown) === String(wanted))) - start : 0;
  },
};
