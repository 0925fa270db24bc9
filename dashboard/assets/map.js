// The parts of our map that folium has not. The map's own script, written by folium, calls them one by one.
window.visitMap = (() => {
  const REACH = 28; // px from a city's middle to that of the nearest other mark
  const NARROW = 480; // px: a phone
  const LOW = 340; // px: a low window
  const PATIENCE = 10_000; // ms without a tile: a host that is blocked keeps silent for minutes
  const fixed = new Set(); // marks that stand at a place of their own
  let chart;
  let cities = [];

  async function basemap(map, { url, maxZoom, shift, styles }) {
    map.setMinZoom(5).setMaxZoom(maxZoom);
    const shapes = await (await fetch(url)).json();
    L.geoJSON(shapes, {
      interactive: false,
      pane: "tilePane",
      renderer: L.canvas({ pane: "tilePane" }),
      coordsToLatLng: ([lon, lat]) => L.latLng(lat + shift[0], lon + shift[1]),
      style: (feature) => styles[feature.properties.kind],
    }).addTo(map);
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
      zIndexOffset: above,
    });
    if (tip) {
      const words = Object.assign(document.createElement("div"), { innerHTML: tip });
      words.querySelectorAll("[hidden]").forEach((one) => one.remove());
      marker.on("add", () => marker.getElement().setAttribute("aria-label", words.textContent));
      marker.bindTooltip(tip, { direction: "top" });
    }
    if (css.includes("fixed")) {
      marker.on("add", () => {
        fixed.add(marker);
        apart(marker);
      });
      marker.on("remove", () => fixed.delete(marker));
    }
    marker.addTo(group);
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

  function chrome(map, { colors, titles, cities: points, view }) {
    chart = map;
    cities = points;
    map.on("zoomend resize", () => fixed.forEach(apart));
    if (L.Browser.mobile) map.dragging.disable(); // one finger scrolls the page, two move the map
    // The whole route, with room for the words beside the outer cities, until the reader moves the map.
    let moved = false;
    const fit = () => {
      const { x, y } = map.getSize();
      const [narrow, low] = [x < NARROW, y < LOW];
      const room = {
        paddingTopLeft: [narrow ? 92 : 44, low ? 8 : 20],
        paddingBottomRight: [narrow ? 40 : 16, low ? 22 : 32],
      };
      if (!moved) map.fitBounds(view, { ...room, animate: false });
    };
    fit();
    map.on("resize", fit);
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    map.getContainer().addEventListener("pointerdown", () => (moved = true));
    map.getContainer().addEventListener("wheel", () => (moved = true), { passive: true });
    for (const [name, value] of Object.entries(colors))
      document.documentElement.style.setProperty(name, value);
    L.control.zoom({ zoomInTitle: titles[0], zoomOutTitle: titles[1] }).addTo(map);
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
      const html = `<i style="transform:rotate(${angle}deg)"></i><small>${words}</small>`;
      const icon = L.divIcon({ className: "leg", iconSize: [14, 14], html });
      L.marker(head, { interactive: false, keyboard: false, icon }).addTo(map);
    }
  }

  return { basemap, tiles, mark, chrome, legs };
})();
