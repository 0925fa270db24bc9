"""How the page was made and how good it is, for who has to answer for it: the words, and every number."""

from __future__ import annotations

from dashboard.style import told
from dashboard.style.style import Style
from dashboard.trip.model import Trip
from dashboard.view.counts import carrying
from dashboard.view.view import View


def method_and_limits(view: View, style: Style) -> list[str]:
    """Return what was read by whom, what is computed and how well, what is ours, and what is not known."""
    say, dossier, trip = style.say, view.dossier, view.trip
    lines = [
        say(
            "method.read",
            chars=len(trip.report.text),
            sentences=len(dossier.sentences),
            visits=len(trip.visits),
            named=sum(visit.name is not None for visit in trip.visits),
            outcomes=len(trip.outcomes),
        )
    ]
    lines.append(_themes(view, style))
    sums = view.whole_sum
    outside = [source for source in trip.sources if source.id != trip.source]
    lines.append(say("method.computed"))
    lines.append(say("method.ours", glosses=len(dossier.glosses)))
    lines.append(
        say(
            "method.limits",
            unnamed=sums["unnamed"],
            stated=sums["dated_stated"],
            inferred=sums["dated_inferred"],
            outside=len(outside),
        )
    )
    return lines


def sum_note(trip: Trip, style: Style) -> str:
    """Return that the sum of the visits is our count: the report may count otherwise, or not at all."""
    total = trip.totals.visits
    if total is None:
        return style.say("page.sum_named")
    return style.say("page.sum_note" if len(trip.visits) <= total else "page.sum_more", total=total)


def theme_note(view: View, style: Style) -> str:
    """Return how many sentences carry a theme, in all and under the filter, and how that is known."""
    all_, themed = len(view.dossier.sentences), carrying(view.dossier.whole)
    notes = [style.say("page.theme_note", all=all_, themed=themed)]
    notes += [style.say("page.theme_note_shown", n=view.carrying)] if view.filter else []
    return style.run([*notes, told.themes_known(view, style)])


def _themes(view: View, style: Style) -> str:
    """Return who decided the themes, and how the lexicon alone compares; or that the lexicon found them."""
    agreed = view.dossier.agreement
    bodies = sum(one.kind == "body" for one in view.dossier.sentences)
    if not agreed.sentences:
        return style.say("method.lexicon", all=bodies)
    return style.say(
        "method.review",
        n=len(agreed.sentences),
        all=bodies,
        who=style.say("count.join").join(dict.fromkeys(one.who for one in view.trip.review)),
        precision=f"{agreed.precision:.2f}",
        recall=f"{agreed.recall:.2f}",
        f1=f"{agreed.f1:.2f}",
        same=agreed.same_voice,
        voices=agreed.voices,
        differing=len(agreed.differing),
    )
