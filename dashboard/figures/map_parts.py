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
    """Land, lakes and rivers from a file that the browser fetches once, without any boundary."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this._parent.get_name() }}.setMinZoom(5).setMaxZoom(14);
        $.getJSON({{ this.url }}, (data) => L.geoJSON(data, {
          interactive: false, pane: "tilePane", renderer: L.canvas({pane: "tilePane"}),
          style: (feature) => ({{ this.styles }})[feature.properties.kind],
        }).addTo({{ this._parent.get_name() }}));
        {% endmacro %}
        """
    )

    def __init__(self, url: str, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.url = json.dumps(url)
        plain = {"stroke": False, "fillOpacity": 1}
        self.styles = json.dumps(
            {
                "land": {**plain, "fillColor": palette.land},
                "lake": {**plain, "fillColor": palette.water},
                "river": {"color": palette.river, "weight": 1.2, "fill": False},
            }
        )


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
    """Colors of the mode, the function `mark`, zoom buttons in the page's language, Enter as a click."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.mark = (group, at, html, css, size, anchor, tip, above) => {
          const icon = L.divIcon({html, className: css, iconSize: [size, size], iconAnchor: anchor});
          const marker = L.marker(at, {icon, interactive: !!tip, keyboard: !!tip, zIndexOffset: above});
          if (tip) {
            const words = Object.assign(document.createElement("div"), {innerHTML: tip});
            words.querySelectorAll("[hidden]").forEach((one) => one.remove());
            marker.on("add", () => marker.getElement().setAttribute("aria-label", words.textContent));
            marker.bindTooltip(tip, {direction: "top"});
          }
          marker.addTo(group);
        };
        for (const [name, value] of Object.entries({{ this.colors }}))
          document.documentElement.style.setProperty(name, value);
        L.control.zoom({zoomInTitle: {{ this.titles[0] }}, zoomOutTitle: {{ this.titles[1] }}})
          .addTo({{ this._parent.get_name() }});
        document.addEventListener("keydown", (e) => {
          if (e.key === "Enter" && e.target.classList.contains("leaflet-marker-icon")) e.target.click();
        });
        {% endmacro %}
        """
    )

    def __init__(self, colors: dict[str, str], *titles: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.colors = json.dumps(colors)
        self.titles = [json.dumps(title) for title in titles]


class Legs(MacroElement):
    """The legs as straight lines with an arrow head each: the order of the cities, not roads."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        for (const [line, head, angle] of {{ this.legs }}) {
          L.polyline(line, {color: "{{ this.color }}", weight: 2, opacity: 0.85, dashArray: "1 6",
            lineCap: "round", interactive: false}).addTo({{ this._parent.get_name() }});
          L.marker(head, {interactive: false, keyboard: false, icon: L.divIcon({className: "leg",
            iconSize: [14, 14], html: `<i style="transform:rotate(${angle}deg)"></i>`})
          }).addTo({{ this._parent.get_name() }});
        }
        {% endmacro %}
        """
    )

    def __init__(self, legs: Sequence[Any], color: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.color = color
        self.legs = json.dumps(legs)
