// How much of a box another covers, in px².
const visitArea = (one, other) =>
  Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
  Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

// The parts of our map that folium has not. The map's own script, written by folium, calls them one by one.
window.visitMap = (() => {
  const REACH = 28; // px from a city's middle to that of the nearest other mark
  const NARROW = 480; // px: a phone
  const LOW = 340; // px: a low window
  const FAR = 5; // the zoom out to which a reader may go, or farther if the route needs it
  const DROP = 24; // px: the height of a city's name
  const NEAR = 10; // the zoom at which a city's marks stand apart and its neighbours are still seen
  const PATIENCE = 10_000; // ms without a tile: a host that is blocked keeps silent for minutes
  const fixed = new Set(); // marks that stand at a place of their own
  let chart;
  let cities = [];
  let whole; // the corners of the route
  let wanted; // the corners of what is chosen, or of the route
  let moved = false; // whether the reader has moved the map
  let planned = 0; // the frame in which the names will be set apart
  let fitting = false; // whether it is we who move it now

  async function basemap(map, { url, maxZoom, shift, turns, styles }) {
    map.setMaxZoom(maxZoom);
    const shapes = await (await fetch(url)).json();
    const drawnBy = { interactive: false, pane: "tilePane", renderer: L.canvas({ pane: "tilePane" }) };
    for (const turn of turns) {
      const ground = L.geoJSON(shapes, {
        ...drawnBy,
        coordsToLatLng: ([lon, lat]) => L.latLng(lat + shift[0], lon + shift[1] + turn),
        style: (feature) => styles[feature.properties.kind],
      });
      // Water reaches as far as the file knows the land; beyond it is paper, never sea.
      L.rectangle(ground.getBounds(), { ...drawnBy, ...styles.lake }).addTo(map);
      ground.addTo(map);
    }
  }

  // A tile that fails is not drawn, so that the basemap shows there; the line stands from the first that fails.
  function tiles(map, { urls, options, lost }) {
    const line = L.DomUtil.create("p", "lost", map.getContainer());
    line.setAttribute("role", "status");
    map.createPane("tiles").style.zIndex = 210; // above the basemap, below every line and mark
    let came = false;
    let failed = false;
    let late = false;
    const tell = () => {
      line.textContent = failed || (late && !came) ? lost : "";
    };
    for (const url of urls) {
      const layer = L.tileLayer(url, { pane: "tiles", ...options });
      layer.on("tileload", () => {
        came = true;
        tell();
      });
      layer.on("tileerror", () => {
        failed = true;
        tell();
      });
      layer.addTo(map);
    }
    setTimeout(() => {
      late = true;
      tell();
    }, PATIENCE);
  }

  function mark(group, at, html, css, size, anchor, tip, above) {
    const icon = L.divIcon({ html, className: css, iconSize: [size, size], iconAnchor: anchor });
    const marker = L.marker(at, {
      icon,
      interactive: Boolean(tip),
      keyboard: Boolean(tip),
      autoPanOnFocus: false,
      zIndexOffset: above,
    });
    if (tip) {
      const words = Object.assign(document.createElement("div"), { innerHTML: tip });
      const [key] = words.querySelector("[hidden]").textContent.split("#");
      words.querySelector("[hidden]").remove();
      marker.on("add", () => {
        marker.getElement().setAttribute("aria-label", words.textContent);
        marker.getElement().dataset.key = key;
        reach(marker);
      });
      marker.bindTooltip(tip, { direction: "top" });
    }
    if (css.startsWith("city")) marker.on("add remove", soon);
    if (css.includes("fixed")) {
      marker.on("add", () => {
        fixed.add(marker);
        apart(marker);
      });
      marker.on("remove", () => fixed.delete(marker));
    }
    marker.addTo(group);
  }

  // A mark that is off the map takes no focus: the browser would push the map aside to show it.
  function reach(marker) {
    marker.getElement().tabIndex = chart.getBounds().contains(marker.getLatLng()) ? 0 : -1;
  }

  // A place that its city's number would cover stands beside it, with a line to where it is.
  function apart(marker) {
    const at = chart.latLngToContainerPoint(marker.getLatLng());
    const drawn = marker.getElement().firstChild;
    let move = L.point(0, 0);
    for (const city of cities) {
      const away = at.subtract(chart.latLngToContainerPoint(city));
      const far = Math.hypot(away.x, away.y);
      const towards = far ? away.divideBy(far) : L.point(1, 0);
      if (far < REACH) move = towards.multiplyBy(REACH).subtract(away);
    }
    drawn.style.translate = `${move.x}px ${move.y}px`;
    drawn.style.setProperty("--tail", `${Math.hypot(move.x, move.y)}px`);
    drawn.style.setProperty("--turn", `${Math.atan2(-move.y, -move.x)}rad`);
  }

  // Words at the first of these spots where they cover nothing, else where they cover or lose the least.
  function settle(spots, put, taken, box) {
    const costs = spots.map((spot) => {
      const at = put(spot);
      const lost = at.width * at.height - visitArea(at, box);
      return 2 * lost + taken.reduce((sum, one) => sum + visitArea(at, one), 0);
    });
    const free = costs.findIndex((one) => one < 1);
    taken.push(put(spots[free < 0 ? costs.indexOf(Math.min(...costs)) : free]));
  }

  // The names of cities that lie close stand apart, each on its own side of its square if it can; home gives way.
  function spread() {
    planned = 0;
    const box = chart.getContainer().getBoundingClientRect();
    const all = (names) => [...chart.getContainer().querySelectorAll(names)];
    const taken = all(".city > b, .visit .mark").map((one) => one.getBoundingClientRect());
    for (const city of [...all(".city:not(.home)"), ...all(".city.home")]) {
      const words = city.querySelector("span");
      const own = (city.dataset.side ??= city.classList.contains("west") ? "west" : "east");
      const sides = [own, own === "west" ? "east" : "west"];
      const put = ([side, drop]) => {
        for (const one of sides) city.classList.toggle(one, one === side);
        words.style.translate = `0 ${drop}px`;
        return words.getBoundingClientRect();
      };
      const spots = [0, -DROP, DROP].flatMap((drop) => sides.map((side) => [side, drop]));
      settle(spots, put, taken, box);
    }
    // The sign for a home beyond the map is for as long as home is not on it.
    const seen = all(".city.home > b").some((one) => visitArea(one.getBoundingClientRect(), box) > 0);
    for (const sign of all(".sign > b")) {
      sign.style.visibility = seen ? "hidden" : "";
      const put = (drop) => {
        sign.style.translate = `0 ${drop}px`;
        return sign.getBoundingClientRect();
      };
      if (!seen) settle([0, -DROP, DROP, -2 * DROP, 2 * DROP], put, taken, box);
    }
  }

  // Marks come and go one by one: once, when all are there.
  function soon() {
    planned ||= requestAnimationFrame(spread);
  }

  // The route, or what is chosen of it, with room for the words beside the outer cities.
  function fit() {
    if (moved) return;
    fitting = true;
    const { x, y } = chart.getSize();
    const [narrow, low] = [x < NARROW, y < LOW];
    const [topLeft, bottomRight] = [
      L.point(narrow ? 92 : 44, low ? 8 : 20),
      L.point(narrow ? 40 : 16, low ? 22 : 32),
    ];
    chart.options.minZoom = 0; // setMinZoom would move the map, and by and by
    const far = chart.getBoundsZoom(whole, false, topLeft.add(bottomRight));
    chart.fitBounds(wanted, {
      paddingTopLeft: topLeft,
      paddingBottomRight: bottomRight,
      maxZoom: NEAR,
      animate: false,
    });
    chart.setMinZoom(Math.min(FAR, far));
    fitting = false;
  }

  // Show what the reader chose, while the reader has not moved the map; without a choice, the whole route.
  function focus(_, { view, bare }) {
    chart.getContainer().classList.toggle("bare-map", bare);
    parent.mapDrawn = true; // the charts wait for it
    parent.document.dispatchEvent(new Event("mapdrawn"));
    wanted = view || whole;
    fit();
    wayBack();
  }

  // The way back to the whole route is there while the map shows something else.
  function wayBack() {
    chart.getContainer().classList.toggle("away", moved || wanted !== whole);
  }

  function backButton(map, words) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const button = L.DomUtil.create("button", "whole");
      button.type = "button";
      button.textContent = words;
      L.DomEvent.disableClickPropagation(button);
      L.DomEvent.on(button, "click", () => {
        moved = false;
        wanted = whole;
        fit();
        wayBack();
      });
      return button;
    };
    control.addTo(map);
  }

  // The page around the frame shows the fellows of a mark here, and is told at once which one is pressed.
  function handOn(map) {
    const signs = { mouseover: "fellow", focusin: "fellow", click: "pressed" };
    const hand = (event) => {
      const key = event.target.closest?.("[data-key]")?.dataset.key;
      parent.document.dispatchEvent(new CustomEvent("mapmark", { detail: { name: signs[event.type], key } }));
    };
    for (const name of Object.keys(signs)) map.getContainer().addEventListener(name, hand, { capture: true });
    document.addEventListener("mousemove", () => parent.document.dispatchEvent(new Event("mousemove")));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape")
        parent.document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    });
  }

  function chrome(map, { colors, titles, cities: points, view }) {
    chart = map;
    cities = points;
    whole = wanted = view;
    moved = false;
    map.on("zoomend resize", () => fixed.forEach(apart));
    map.on("zoomend moveend", soon);
    map.on("moveend", () => map.eachLayer((one) => one.getTooltip?.() && one.getElement?.() && reach(one)));
    if (L.Browser.mobile) map.dragging.disable(); // one finger scrolls the page, two move the map
    fit();
    map.on("resize", fit);
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    map.on("movestart", () => {
      if (fitting) return;
      moved = true;
      wayBack();
    });
    for (const [name, value] of Object.entries(colors))
      document.documentElement.style.setProperty(name, value);
    L.control.zoom({ zoomInTitle: titles[0], zoomOutTitle: titles[1] }).addTo(map);
    backButton(map, titles[2]);
    handOn(map);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.classList.contains("leaflet-marker-icon"))
        event.target.click();
    });
  }

  function legs(map, { legs: lines, color }) {
    for (const [line, head, angle, words] of lines) {
      const dotted = {
        color,
        weight: 2,
        opacity: 0.85,
        dashArray: "1 6",
        lineCap: "round",
        interactive: false,
      };
      L.polyline(line, dotted).addTo(map);
      const html = `<i style="--leg:${color};transform:rotate(${angle}deg)"></i><small>${words}</small>`;
      // Words beside the westernmost arrow stand to its west: two legs may run close to each other.
      const west = lines.length > 1 && lines.every(([, other]) => other[1] >= head[1]);
      const icon = L.divIcon({ className: west ? "leg left" : "leg", iconSize: [14, 14], html });
      L.marker(head, { interactive: false, keyboard: false, icon }).addTo(map);
    }
  }

  return { basemap, tiles, mark, chrome, focus, legs };
})();
