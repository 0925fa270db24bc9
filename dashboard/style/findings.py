"""What a figure shows, in one sentence: computed from its rows, worded by the catalogue, nothing canned."""

from __future__ import annotations

from collections import Counter

from dashboard.style import labels
from dashboard.style.style import Style
from dashboard.themes.lexicon import Lexicon
from dashboard.trip.model import Trip
from dashboard.view.frames import Frames


def timeline_finding(trip: Trip, shown: Frames, *, style: Style) -> str:
    """Return where most of the first dated day went, and how those days are known."""
    dated = [(row["day"], row) for row in shown.visit_rows if row["day"] is not None]
    if not dated:
        return style.say("finding.undated")
    first = min(day for day, _ in dated)
    there = [row for day, row in dated if day == first]
    inferred = sum(row["day_basis"] != "stated" for row in there)
    known = style.say("finding.inferred_all" if inferred == len(there) else "finding.stated")
    if 0 < inferred < len(there):
        known = style.say("finding.inferred", n=inferred)
    (city, most), *others = Counter(row["city"] for row in there).most_common()
    values = {
        "city": labels.city(trip, city, style.language),
        "day": labels.day(first, style.language),
        "n": most,
        "all": len(there),
        "known": known,
    }
    if others:
        tied = others[0][1] == most
        return style.say(
            "finding.day_spread" if tied else "finding.day_most", cities=len(others) + 1, **values
        )
    return style.say("finding.day_one", **values)


def theme_finding(lexicon: Lexicon, shown: Frames, *, style: Style) -> str:
    """Return the theme, or the two that lead together, with the most sentences, of how many."""
    counts = shown.mentions["theme"].value_counts()
    if counts.empty:
        return style.say("finding.no_theme")
    names = {theme.id: theme.name.of(style.language) for theme in lexicon.themes}
    most = int(counts.iloc[0])
    leading = [names[theme.id] for theme in lexicon.themes if counts.get(theme.id, 0) == most]
    all_sentences = int(shown.mentions["sentence"].nunique())
    if len(leading) > 2:
        return style.say("finding.theme_tie", n=most, themes=len(leading), all=all_sentences)
    theme = style.say("finding.and").join(leading)
    return style.say("finding.theme", theme=theme, n=most, all=all_sentences)
