"""What a figure shows, in one sentence: computed from its rows, worded by the catalogue, nothing canned."""

from __future__ import annotations

from collections import Counter

from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.view.frames import Frames

LEAST = 5
"""Sentences with a theme below which no theme is said to lead."""


def timeline_finding(trip: Trip, shown: Frames, *, style: Style) -> str:
    """Return what the first dated day lists and how its days are known; nothing where no city leads.

    A single row, cities that tie, or days of outside sources are no finding. Visits that the report does
    not state are counted.
    """
    say = style.say
    dated = [(row["day"], row) for row in shown.visit_rows if row["day"] is not None]
    first = min((day for day, _ in dated), default=None)
    there = [row for day, row in dated if day == first]
    (city, most), *others = Counter(row["city"] for row in there).most_common() or [(None, 0)]
    outside = any(row["day_basis"] == "external" for row in there)
    if len(there) < 2 or city is None or outside or (others and others[0][1] == most):
        return ""
    inferred = sum(row["day_basis"] == "inferred" for row in there)
    known = say("finding.inferred_all" if inferred == len(there) else "finding.stated")
    if 0 < inferred < len(there):
        known = say("finding.inferred", n=inferred)
    values = {
        "city": labels.city(trip, city, style.language),
        "day": labels.day(first, style.language),
        "n": most,
        "all": len(there),
        "known": known,
    }
    found = say("finding.day_most" if others else "finding.day_one", **values)
    status = Counter(row["status"] for row in there)
    unsure = [
        say(f"finding.{name}", n=status[name]) for name in ("implied", "possible", "unnamed") if status[name]
    ]
    return found + say("finding.unsure", parts=say("count.join").join(unsure)) if unsure else found


def theme_finding(lexicon: Lexicon, shown: Frames, *, style: Style) -> str:
    """Return the theme with the most sentences, of how many, and whether the lexicon alone found them.

    Nothing where themes tie or only one has any, and nothing of fewer sentences than `LEAST`.
    """
    counts = Counter(row["theme"] for row in shown.mention_rows)
    sentences = len({row["sentence"] for row in shown.mention_rows})
    leading = [theme for theme in lexicon.themes if counts[theme.id] == max(counts.values(), default=0)]
    if sentences < LEAST or len(leading) != 1 or len(counts) == 1:
        return ""
    (theme,) = leading
    values = {"theme": theme.name.of(style.language), "n": counts[theme.id], "all": sentences}
    found = style.say("finding.theme", **values)
    read = all(row["known"] == "reviewed" for row in shown.mention_rows if row["theme"] == theme.id)
    return found if read else found + style.say("basis.bracket", basis=style.say("themes.by_lexicon"))
