"""The parts of our map that folium has not: each writes one short piece of the map's script."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template

from dashboard.figures.palette import Palette


class BareMap(folium.Map):
    """A map without the head of a page of its own: it is drawn inside the component's."""

    def render(self, **kwargs: Any) -> Any:
        """Return what folium renders, the page's head taken out again."""
        rendered = super().render(**kwargs)  # type: ignore[no-untyped-call]
        self.get_root().header._children.clear()  # type: ignore[attr-defined]
        return rendered


class Basemap(MacroElement):
    """Land, lakes and rivers from a file that the browser fetches once, without any boundary.

    `shift` is what is added to each point, in degrees of lat and lon, where the marks are not in WGS-84.
    One shift for the whole file: beneath Amap's tiles, with that of the middle of the first view (618 m),
    it leaves the packaged basemap up to 66 m off in that view and 86 m at its far corners, less than the
    100 m or so to which its outlines are simplified.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this._parent.get_name() }}.setMinZoom(5).setMaxZoom({{ this.max_zoom }});
        $.getJSON({{ this.url }}, (data) => L.geoJSON(data, {
          interactive: false, pane: "tilePane", renderer: L.canvas({pane: "tilePane"}),
          coordsToLatLng: ([lon, lat]) => L.latLng(lat + {{ this.shift[0] }}, lon + {{ this.shift[1] }}),
          style: (feature) => ({{ this.styles }})[feature.properties.kind],
        }).addTo({{ this._parent.get_name() }}));
        {% endmacro %}
        """
    )

    def __init__(
        self, url: str, palette: Palette, *, max_zoom: int = 14, shift: tuple[float, float] = (0, 0)
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.url, self.max_zoom, self.shift = json.dumps(url), max_zoom, shift
        plain = {"stroke": False, "fillOpacity": 1}
        self.styles = json.dumps(
            {
                "land": {**plain, "fillColor": palette.land},
                "lake": {**plain, "fillColor": palette.water},
                "river": {"color": palette.river, "weight": 1.2, "fill": False},
            }
        )


class Tiles(MacroElement):
    """Tiles of a map service over the basemap, and a line that says so where they do not come.

    `urls` are Leaflet's templates, the lowest layer first; `lost` is the line. A tile that fails is not
    drawn, so that the basemap shows there. The line stands from the first tile that fails, or while none
    has come after `PATIENCE`: a host that is blocked keeps silent for minutes.
    """

    PATIENCE = 10_000  # ms
    _template = Template(
        """
        {% macro script(this, kwargs) %}
        ((map) => {
          const line = L.DomUtil.create("p", "lost", map.getContainer());
          line.setAttribute("role", "status");
          map.createPane("tiles").style.zIndex = 210; // above the basemap, below every line and mark
          let came = false, failed = false, late = false;
          const tell = () => { line.textContent = failed || (late && !came) ? {{ this.lost }} : ""; };
          for (const url of {{ this.urls }})
            L.tileLayer(url, {pane: "tiles", maxZoom: {{ this.max_zoom }}, key: {{ this.key }},
              subdomains: {{ this.subdomains }}})
              .on("tileload", () => { came = true; tell(); })
              .on("tileerror", () => { failed = true; tell(); }).addTo(map);
          setTimeout(() => { late = true; tell(); }, {{ this.PATIENCE }});
        })({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, urls: Sequence[str], subdomains: str, max_zoom: int, key: str, lost: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.max_zoom = max_zoom
        self.urls, self.subdomains, self.key, self.lost = map(json.dumps, (urls, subdomains, key, lost))


class Mark(folium.Marker):
    """A marker that calls `mark` of the base map: folium's own spells out every default, five times as long.

    `html` and `tooltip` are HTML that has gone through `inert`; `anchor` is the point of the icon, in px
    from its upper left, that stands at the location. Without a tooltip it is a label and answers nothing.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}mark({{ this._parent.get_name() }},{{ this.values }});{% endmacro %}"
    )

    def __init__(
        self,
        location: tuple[float, float],
        html: str,
        css_class: str,
        *,
        anchor: tuple[int, int] = (0, 0),
        size: int = 0,
        tooltip: str = "",
        above: int = 0,
    ) -> None:
        super().__init__(location)
        self.html, self.css_class, self.tooltip, self.anchor = html, css_class, tooltip, anchor
        values = [list(location), html, css_class, size, list(anchor), tooltip, above]
        self.values = json.dumps(values, ensure_ascii=False, separators=(",", ":"))[1:-1]


class Chrome(MacroElement):
    """Colors of the mode, the function `mark`, zoom buttons in the page's language, Enter as a click.

    `cities` are [lat, lon] of the cities, `view` the corners of the first view, which a phone sees from
    further away; both belong to a map that has been fitted to its view already.
    """

    REACH = 28  # px from a city's middle to that of the nearest other mark
    NARROW = 480  # px

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        ((map) => {
          window.mark = (group, at, html, css, size, anchor, tip, above) => {
            const icon = L.divIcon({html, className: css, iconSize: [size, size], iconAnchor: anchor});
            const marker = L.marker(at, {icon, interactive: !!tip, keyboard: !!tip, zIndexOffset: above});
            if (tip) {
              const words = Object.assign(document.createElement("div"), {innerHTML: tip});
              words.querySelectorAll("[hidden]").forEach((one) => one.remove());
              marker.on("add", () => marker.getElement().setAttribute("aria-label", words.textContent));
              marker.bindTooltip(tip, {direction: "top"});
            }
            if (css.includes("fixed")) marker.on("add", () => { fixed.add(marker); apart(marker); })
              .on("remove", () => fixed.delete(marker));
            marker.addTo(group);
          };
          // A place that its city's number would cover stands beside it, with a line to where it is.
          const cities = {{ this.cities }}, fixed = new Set();
          const apart = (marker) => {
            const at = map.latLngToContainerPoint(marker.getLatLng()), drawn = marker.getElement().firstChild;
            let move = L.point(0, 0);
            for (const city of cities) {
              const away = at.subtract(map.latLngToContainerPoint(city)), far = Math.hypot(away.x, away.y);
              const towards = far ? away.divideBy(far) : L.point(1, 0);
              if (far < {{ this.reach }}) move = towards.multiplyBy({{ this.reach }}).subtract(away);
            }
            drawn.style.translate = `${move.x}px ${move.y}px`;
            drawn.style.setProperty("--tail", `${Math.hypot(move.x, move.y)}px`);
            drawn.style.setProperty("--turn", `${Math.atan2(-move.y, -move.x)}rad`);
          };
          map.on("zoomend resize", () => fixed.forEach(apart));
          if (L.Browser.mobile) map.dragging.disable(); // one finger scrolls the page, two move the map
          if (map.getSize().x < {{ this.narrow }}) // a phone: room for the words beside the outer cities
            map.fitBounds({{ this.view }}, {paddingTopLeft: [52, 8], paddingBottomRight: [40, 8]});
          for (const [name, value] of Object.entries({{ this.colors }}))
            document.documentElement.style.setProperty(name, value);
          L.control.zoom({zoomInTitle: {{ this.titles[0] }}, zoomOutTitle: {{ this.titles[1] }}})
            .addTo(map);
          document.addEventListener("keydown", (e) => {
            if (e.key === "Enter" && e.target.classList.contains("leaflet-marker-icon")) e.target.click();
          });
        })({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(
        self, colors: dict[str, str], *titles: str, cities: Sequence[Any], view: Sequence[Any]
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.colors, self.cities, self.view = json.dumps(colors), json.dumps(cities), json.dumps(view)
        self.reach, self.narrow = self.REACH, self.NARROW
        self.titles = [json.dumps(title) for title in titles]


class Legs(MacroElement):
    """The legs as straight lines, each with an arrow head and its distance: an order, not roads."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        for (const [line, head, angle, km] of {{ this.legs }}) {
          L.polyline(line, {color: "{{ this.color }}", weight: 2, opacity: 0.85, dashArray: "1 6",
            lineCap: "round", interactive: false}).addTo({{ this._parent.get_name() }});
          L.marker(head, {interactive: false, keyboard: false, icon: L.divIcon({className: "leg",
            iconSize: [14, 14], html: `<i style="transform:rotate(${angle}deg)"></i><small>${km}</small>`})
          }).addTo({{ this._parent.get_name() }});
        }
        {% endmacro %}
        """
    )

    def __init__(self, legs: Sequence[Any], color: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.color = color
        self.legs = json.dumps(legs)
