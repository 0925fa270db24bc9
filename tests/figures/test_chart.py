"""The charts that the page sends are what plotly makes of them, and plotly finds nothing wrong."""

from __future__ import annotations

from typing import Any

import orjson
import plotly.graph_objects as go
import pytest

from dashboard.figures.chart import Part, checked
from dashboard.figures.theme_bars import bars_json, theme_bars
from dashboard.figures.timeline import timeline, timeline_json
from dashboard.style.style import Style
from dashboard.view.dossier import Dossier
from dashboard.view.filters import Filter
from dashboard.view.selection import Selection
from dashboard.view.view import View


def choices(dossier: Dossier) -> list[View]:
    trip = dossier.trip
    filters = [Filter(), Filter(stated_only=True)]
    filters += [Filter(cities=frozenset({city.id})) for city in trip.stops]
    filters += [Filter(days=frozenset({day})) for day in trip.days]
    filters += [Filter(themes=frozenset({theme.id})) for theme in dossier.lexicon.themes]
    first = trip.visits[0].id
    return [View(dossier, chosen, Selection("visit", first)) for chosen in filters]


def sent(chart: Part | go.Figure) -> Any:
    """Return what the browser reads of a chart, without the template that keeps plotly's own away."""
    parts = chart.to_plotly_json() if isinstance(chart, go.Figure) else chart
    found = orjson.loads(orjson.dumps(parts))
    found["layout"].pop("template", None)
    return found


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("style", [Style("zh"), Style("en", "dark")])
def test_the_page_sends_what_plotly_would(real: Dossier, style: Style, *, narrow: bool) -> None:
    views = choices(real)
    assert len(views) == 20
    for view in views:
        trip, lexicon, shown, lit = view.trip, view.lexicon, view.shown, view.lit
        looks: dict[str, Any] = {"style": style, "lit": lit, "narrow": narrow}
        assert sent(timeline_json(trip, shown, **looks)) == sent(timeline(trip, shown, **looks))
        bars = (lexicon, view.themes, shown, real.whole)
        assert sent(bars_json(*bars, **looks)) == sent(theme_bars(*bars, **looks))


def test_plotly_refuses_a_value_that_it_does_not_know(small_visit: Dossier) -> None:
    chart = timeline_json(small_visit.trip, small_visit.whole, style=Style())
    chart["data"][0]["hoverinfo"] = "everything"
    with pytest.raises(ValueError, match="hoverinfo"):
        checked(chart)
