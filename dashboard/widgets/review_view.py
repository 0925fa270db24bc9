"""A draft to be reviewed: the report with what was drafted marked in it, and each drafted thing to decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from markupsafe import escape
from orjson import dumps

from dashboard.pack import decide
from dashboard.pack.draft import Draft
from dashboard.pack.drafted import Claim, claims
from dashboard.pack.reading import read_as
from dashboard.parts.html import title
from dashboard.parts.review import card, choices, marks, report
from dashboard.parts.review_sentences import sentence_claims
from dashboard.style.style import Style
from dashboard.trip.faults import Fault, TripError
from dashboard.trip.files import TripFiles
from dashboard.trip.library import Library
from dashboard.view.dossier import judged
from dashboard.widgets import own, state, trips
from dashboard.widgets.data_save import clashes, keep, save_button, tell, told
from dashboard.widgets.element import element
from dashboard.widgets.review_form import Names, correcting, put_in, rejecting, why_of

_list = element("review")
_AT, _MODE, _WHO, _BOX = "review_at", "review_mode", "review_who", "review_who_box"
_CORRECT, _REJECT = "correct", "reject"
Change = Callable[[TripFiles, str], TripFiles]
"""A decision as a change of the files, by who decides."""


def review_view(library: Library, trip: str, opened: trips.Opened, style: Style) -> None:
    """Draw the draft of the reader's copy, or of the library where nothing is changed, to be decided on."""
    held = own.begun(library, trip)
    with st.container(key="review"):
        found = _found(held, opened, style)
        _head(library, trip, found, sound=not opened.faults, style=style)
        if not found or opened.good is None:
            st.html(f'<p class="note">{escape(style.say("review.nothing"))}</p>')
            return
        now = next((one for one in found if one.subject == st.session_state.get(_AT)), found[0])
        dossier = opened.good.dossier
        names = choices(now, held.now, dossier.lexicon, style)
        left, right = st.columns([6, 5], gap="medium")
        with left:
            st.html(report(dossier.sentences, style))
        with right:
            tell(style)
            clashes(library, trip, style)
            st.html(card(now, names, style))
            _buttons(library, trip, found, now, names, opened.faults, style)
            given = marks(found, now, names, dossier, style)
            _list(
                key="review_list",
                data=dumps(given | {"mode": _mode(now)}),
                on_chosen_change=lambda: _open(st.session_state["review_list"].chosen),
            )
            st.html(f'<p class="note keys">{escape(style.say("review.keys"))}</p>')


def _found(held: Draft, opened: trips.Opened, style: Style) -> list[Claim]:
    """Draw the choice between what was drafted and the themes of the sentences; return what is chosen."""
    of = st.segmented_control(
        style.say("review.of"),
        ["claims", "sentences"],
        default="claims" if held.now.rows["draft.csv"] else "sentences",
        format_func=lambda one: style.say(f"review.of_{one}"),
        key="review_of",
        required=True,
        label_visibility="collapsed",
    )
    if of == "sentences" and opened.good:
        return sentence_claims(opened.good.dossier)
    return claims(held.now, held.kept)


def _head(library: Library, trip: str, found: Sequence[Claim], *, sound: bool, style: Style) -> None:
    """Draw how much is decided, who decides, and what can be done with the whole copy."""
    say, done = style.say, sum(bool(one.decision) for one in found)
    with st.container(key="review_head", horizontal=True, vertical_alignment="center", gap="small"):
        of = "sentences" if found and found[0].kind == "sentence" else "claims"
        st.html(title(say("review.title"), say(f"review.note_{of}")))
        save_button(library, trip, sound=sound, style=style)
        own.back_and_on(library, trip, style)
        st.button(say("data.close"), key="review_close", on_click=state.show)
    with st.container(key="review_state", horizontal=True, vertical_alignment="center", gap="small"):
        words = escape(say("review.progress", done=done, n=len(found)))
        bar = f'<progress max="{len(found) or 1}" value="{done}"></progress>'
        st.html(f'<label class="progress" role="status">{bar} {words}</label>')
        st.session_state.setdefault(_BOX, st.session_state.get(_WHO, ""))  # it is forgotten with its widget
        st.session_state[_WHO] = st.text_input(
            say("review.who"), key=_BOX, placeholder=say("review.who"), label_visibility="collapsed"
        )


def _mode(now: Claim) -> str:
    subject, mode = st.session_state.get(_MODE, ("", ""))
    return mode if subject == now.subject and now.decision != "rejected" else ""


def _buttons(
    library: Library,
    trip: str,
    found: Sequence[Claim],
    now: Claim,
    names: Names,
    faults: tuple[Fault, ...],
    style: Style,
) -> None:
    """Draw what can be done with the thing that is open, and the form of what was begun."""
    say, place = style.say, [one.subject for one in found].index(now.subject)
    take = partial(_take, library, trip, found, now, faults)
    with st.container(key="review_actions", horizontal=True, gap="small"):
        off = now.decision == "rejected"
        st.button(
            say("review.accept"),
            key="review_accept",
            type="primary",
            disabled=off,
            on_click=take,
            args=(partial(_accepted, now),),
        )
        for mode in (_CORRECT, _REJECT)[: 1 if now.kind == "sentence" else 2]:
            args = (now.subject, mode)
            st.button(say(f"review.{mode}"), key=f"review_{mode}", disabled=off, on_click=_begin, args=args)
        for key, step in (("previous", -1), ("next", 1)):
            there = found[(place + step) % len(found)].subject
            st.button(say(f"review.{key}"), key=f"review_{key}", on_click=_open, args=(there,))
    mode = _mode(now)
    if mode == _CORRECT:
        correcting(now, names, style, lambda: take(partial(_corrected, now)), _end)
    elif mode == _REJECT:
        rejecting(now, style, lambda: take(partial(_rejected, now)), _end)


def _accepted(now: Claim, files: TripFiles, who: str) -> TripFiles:
    if now.kind == "sentence":
        return read_as(files, now.quotes[0], now.cells, who)
    return decide.accept(files, now.subject, who)


def _corrected(now: Claim, files: TripFiles, who: str) -> TripFiles:
    if now.kind == "sentence":
        return read_as(files, now.quotes[0], put_in(now), who, why_of(now))
    return decide.correct(files, now.subject, put_in(now), who, why_of(now))


def _rejected(now: Claim, files: TripFiles, who: str) -> TripFiles:
    return decide.reject(files, now.subject, who, why_of(now))


def _take(
    library: Library,
    trip: str,
    found: Sequence[Claim],
    one: Claim,
    faults: tuple[Fault, ...],
    make: Change,
) -> None:
    """Take a decision into the copy and open what is next to decide, unless the loader finds new faults."""
    who, now = str(st.session_state.get(_BOX, "")).strip(), own.held(library, trip)
    lacking = "who" if not who else "why" if _needs_why(one) and not why_of(one) else ""
    if lacking:
        told(f"review.{lacking}_missing")
        return
    files = make(now.now, who)
    try:
        judged(files, library)
    except TripError as error:
        if new := [fault for fault in error.faults if fault not in faults]:
            told("review.refused", new)
            return
    order = [other.subject for other in found if not other.decision or other == one]
    place = order.index(one.subject) if one.subject in order else 0
    own.put(library, trip, now.to(files))
    if library.edits:
        keep(library, trip)  # a review is long: whoever closes the browser goes on where it stopped
    _open(next(iter([*order[place + 1 :], *order[:place]]), one.subject))


def _needs_why(one: Claim) -> bool:
    return bool(_mode(one)) and one.kind != "sentence"


def _open(subject: str | None) -> None:
    if subject:
        st.session_state[_AT] = subject
    _end()


def _begin(subject: str, mode: str) -> None:
    st.session_state[_MODE] = (subject, mode)


def _end() -> None:
    st.session_state.pop(_MODE, None)
