"""The parts of our map that folium has not: each is one call of a function of assets/map.js."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template

from dashboard.style.palette import Palette


class Written(MacroElement):
    """A part of the map that can keep its script: folium runs each template of it anew at every call."""

    script: str | None = None

    def write(self, name: str) -> str:
        """Return the script that draws this and its parts, which then stands in their place.

        The script's variable is folium's name for the kind of part, and `name`.
        """
        self._id = name
        self.keep(_script(self))
        return str(self.script)

    def keep(self, script: str) -> None:
        """Keep a script that was written, in place of the parts."""
        self._children.clear()
        self.script, self._template = script, Script(script)

    def render(self, **kwargs: Any) -> Any:
        """Return what is drawn: nothing once it is written."""
        return "" if self.script else MacroElement.render(self, **kwargs)

    def add_child(self, child: Any, *args: Any, **kwargs: Any) -> Any:
        """Add a part, unless this is written: then what is added to it only has to find it."""
        return self if self.script else super().add_child(child, *args, **kwargs)


class Script:
    """A script in place of the template that wrote it."""

    def __init__(self, text: str) -> None:
        self.text, self.module = text, self

    def script(self, _part: Any) -> str:
        """Return the script."""
        return self.text


def _script(part: Any) -> str:
    """Return what the templates of a part, and then of those in it, write as script."""
    own = getattr(part._template.module, "script", None)
    return (own(part, {}) if own else "") + "".join(map(_script, part._children.values()))


class BareMap(Written, folium.Map):
    """A map without the head of a page of its own: it is drawn inside the component's.

    Folium's own adds links and styles to the head of its page.
    """


class Layer(Written, folium.FeatureGroup):
    """Marks of the map that a filter replaces together."""


class Call(MacroElement):
    """A call of `visitMap.FUNCTION` with the map, or the layer, that this is added to, and with `given`.

    Every string in `given` that reaches the page as HTML has gone through `for_map`.
    """

    function = ""
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "visitMap.{{ this.function }}({{ this._parent.get_name() }}, {{ this.json }});"
        "{% endmacro %}"
    )

    def __init__(self, given: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.given = given
        self.json = json.dumps(given, ensure_ascii=False, separators=(",", ":"))


class Basemap(Call):
    """Land, lakes and rivers from a file that the browser fetches once, without any boundary.

    `shift` is what is added to each point, in degrees of lat and lon, where the marks are not in WGS-84.
    One shift for the whole file: beneath Amap's tiles, with that of the middle of the first view (618 m),
    it leaves that of the delta up to 66 m off in that view and 86 m at its far corners, less than the 100 m
    or so to which it is simplified. `turned` are the whole turns, in degrees, at which the file is drawn.
    """

    function = "basemap"

    def __init__(
        self,
        url: str,
        palette: Palette,
        *,
        max_zoom: int = 14,
        shift: tuple[float, float] = (0, 0),
        turned: Sequence[int] = (0,),
    ) -> None:
        plain = {"stroke": False, "fillOpacity": 1}
        styles = {
            "land": {**plain, "fillColor": palette.land},
            "lake": {**plain, "fillColor": palette.water},
            "river": {"color": palette.river, "weight": 1.2, "fill": False},
        }
        given = {"url": url, "maxZoom": max_zoom, "shift": shift, "turns": turned, "styles": styles}
        super().__init__(given)


class Tiles(Call):
    """Tiles of a map service over the basemap, and a line that says so where they do not come.

    `urls` are Leaflet's templates, the lowest layer first; `lost` is the line.
    """

    function = "tiles"

    def __init__(self, urls: Sequence[str], subdomains: str, max_zoom: int, key: str, lost: str) -> None:
        options = {"subdomains": subdomains, "maxZoom": max_zoom, "key": key}
        super().__init__({"urls": urls, "options": options, "lost": lost})


class Chrome(Call):
    """Colors of the mode, zoom buttons in the page's language, Enter as a click, marks kept apart.

    `cities` are [lat, lon] of the cities, `view` the corners of the route, which the map is fitted to, with
    room for words, until the reader moves it.
    """

    function = "chrome"

    def __init__(
        self, colors: Mapping[str, str], *titles: str, cities: Sequence[Any], view: Sequence[Any]
    ) -> None:
        super().__init__({"colors": colors, "titles": titles, "cities": cities, "view": view})


class Focus(Call):
    """The map on what is chosen: its corners, or None for the whole route; not once the reader has moved it.

    `bare` hides the map's buttons.
    """

    function = "focus"

    def __init__(self, view: Sequence[Any] | None, *, bare: bool) -> None:
        super().__init__({"view": view, "bare": bare})


class Legs(Call):
    """The legs as straight lines, each with an arrow head and its distance: an order, not roads.

    A leg is its two ends, the place of its head, the head's angle and the words behind it.
    """

    function = "legs"

    def __init__(self, legs: Sequence[Any], color: str) -> None:
        super().__init__({"legs": legs, "color": color})


class Mark(folium.Marker):
    """A marker by `visitMap.mark`: folium's own spells out every default, five times as long.

    `html` and `tooltip` are HTML that has gone through `for_map`; `anchor` is the point of the icon, in px
    from its upper left, that stands at the location. Without a tooltip it is a label and answers nothing.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "visitMap.mark({{ this._parent.get_name() }},{{ this.values }});"
        "{% endmacro %}"
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
