"""The page as a whole: head, filters, the three views, the list of visits, the foot."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go
import streamlit as st
from streamlit_folium import st_folium

from dashboard.bases import Offer, offer
from dashboard.brief import filter_words
from dashboard.faults import TripError
from dashboard.figures import labels
from dashboard.figures.bases import credit
from dashboard.figures.behind import alt, theme_rows, theme_table, timeline_rows, timeline_table
from dashboard.figures.findings import theme_finding, timeline_finding
from dashboard.figures.palette import Mode
from dashboard.figures.route_map import base_map, clicked, mark_layer
from dashboard.figures.style import Style
from dashboard.filters import Filter, reconciliation, taken_back
from dashboard.frames import Frames
from dashboard.language import Language, language_of, words
from dashboard.visit import Loaded, default_trip
from dashboard.widgets import state
from dashboard.widgets.brief_view import brief_view
from dashboard.widgets.controls import filter_row
from dashboard.widgets.lists import (
    about,
    basis_legend,
    finding,
    folded,
    not_visited,
    sources,
    title,
    voice_legend,
)
from dashboard.widgets.parts import detail_panel, quotes, reader, themes_by
from dashboard.widgets.share import share_menu
from dashboard.widgets.style import stylesheet
from dashboard.widgets.visit import View, cached_view, cached_visit
from dashboard.widgets.visit_list import visit_list

MAP_HEIGHT = 560  # px: title, sum, filters and the whole map fit 1440 × 900
LIST_HEIGHT = 210  # px, beside the detail panel
_TOOLTIP = "last_object_clicked_tooltip"
_CHART = {"displayModeBar": False}


def page() -> None:
    """Draw the page for this session's choices; faults of the trip's files stand in place of the views."""
    st.set_page_config(page_title="Visit dashboard", layout="wide")
    try:
        loaded = cached_visit(st.query_params.get("trip") or default_trip())
    except TripError as error:
        _faults(error, language_of(st.query_params.get("lang") or st.context.locale))
        return
    ignored = state.restore(loaded.trip, loaded.lexicon)
    style = Style(st.session_state["lang"], _mode())
    st.set_page_config(page_title=labels.pick(loaded.trip.title, style.language))
    st.html(stylesheet(style))
    if (now := state.choice()).brief:
        state.hold()
        state.publish(now)
        brief_view(loaded, now, style)
        return
    head = st.container(key="head", horizontal=True, vertical_alignment="center")
    filter_row(loaded.trip, loaded.lexicon)
    now = state.choice()
    state.publish(now)
    view = cached_view(loaded, now, style)
    with head:
        _head(loaded, view.shown, now.filter, style)
        with st.container(key="actions", horizontal=True, width="content"):
            st.button(style.say("share.brief"), key="brief_open", on_click=state.show_brief)
            share_menu(loaded, now, style)
    for value in ignored:
        st.html(f'<p class="note">{escape(style.say("page.ignored", value=value))}</p>')
    _views(loaded, view, now, style)
    _foot(loaded, style)


def _mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


def _faults(error: TripError, language: Language) -> None:
    say = words(language)
    st.html(stylesheet(Style(language, _mode())))
    lines = "".join(
        f"<li><b>{escape(fault.place(language))}</b><br>{escape(fault.problem(language))} "
        f"{escape(fault.cure(language))}</li>"
        for fault in error.faults
    )
    heading = escape(say("page.faults", n=len(error.faults)))
    with st.container(key="faults"):
        st.html(f'<div class="faults"><h2>{heading}</h2><ol>{lines}</ol></div>')


def _head(loaded: Loaded, shown: Frames, chosen: Filter, style: Style) -> None:
    trip = loaded.trip
    days = labels.dates(trip.dates.start, trip.dates.end, style.language)
    lines = [
        f"<h1>{escape(labels.pick(trip.title, style.language))} <small>{escape(days)}</small></h1>",
        _sum("page.sum", loaded.whole, style),
    ]
    if chosen:
        lines.append(_sum("page.shown", shown, style))
    if chosen.stated_only:
        taken = escape(style.say("page.taken", **taken_back(loaded.whole, shown)))
        lines.append(f'<p class="note">{taken}</p>')
    lines.append(about(style))
    st.html(f'<header class="head" lang="{style.language}">{"".join(lines)}</header>')


def _sum(key: str, shown: Frames, style: Style) -> str:
    counts = reconciliation(shown.visits)
    added, known = style.say(key, **counts), style.say("page.known", **counts)
    return f'<p class="sum"><b>{escape(added)}</b> <span>{escape(known)}</span></p>'


def _views(loaded: Loaded, view: View, now: state.Choice, style: Style) -> None:
    trip, say = loaded.trip, style.say
    shown, lit = view.shown, view.lit
    if shown.visits.empty and shown.events.empty and shown.mentions.empty:
        _empty(loaded, now)
    left, right = st.columns([7, 5], gap="medium")
    with left, st.container(key="map"):
        st.html(title(say("page.map"), f"{say('page.order_note')} {say('page.km_note')}"))
        offered = offer()
        base = offered.of(now.base)
        st_folium(
            base_map(trip, style=style, height=MAP_HEIGHT, base=base),
            key="route",
            height=MAP_HEIGHT,
            use_container_width=True,
            feature_group_to_add=mark_layer(
                trip, shown, style=style, lit=lit, clicks=state.clicks(), base=base
            ),
            returned_objects=[_TOOLTIP],
            on_change=_map_clicked,
        )
        notes = [f'<p class="note">{escape(fault.line(style.language))}</p>' for fault in offered.faults]
        st.html(f'<p class="credit">{escape(credit(base, style))}</p>{"".join(notes)}')
        _base_choice(offered, style)
    with right, st.container(key="visits"):
        st.html(title(say("page.visits"), say("page.undated_note")) + basis_legend(style))
        with st.container(
            key="visits_scroll", height=LIST_HEIGHT if now.selected else "content", border=False
        ):
            visit_list(trip, shown, now.filter, style, lit, now.selected)
        with st.container(key="detail"):
            detail_panel(loaded, shown, now, style)
    with st.container(key="timeline"):
        found = timeline_finding(trip, shown, style=style)
        rows = timeline_rows(trip, shown, style=style)
        behind = timeline_table(rows, style=style)
        st.html(finding(say("page.timeline"), found, say("page.timeline_note")) + behind)
        _chart("timeline_chart", view.timeline, alt(found, rows, style=style))
    _themes(loaded, view, style)
    with st.container(key="report"):
        st.html(title(say("reader.title")))
        reader(loaded, shown, now, style, lit)


def _base_choice(offered: Offer, style: Style) -> None:
    """Draw the choice of the base map, where there is one."""
    if len(offered.bases) > 1:
        st.segmented_control(
            style.say("base.label"),
            offered.ids,
            format_func=lambda base: style.say(f"base.{base}"),
            key="base",
            required=True,
        )


def _themes(loaded: Loaded, view: View, style: Style) -> None:
    say, shown, lit = style.say, view.shown, view.lit
    with st.container(key="themes"):
        left, right = st.columns([7, 5], gap="medium")
        with left:
            found = theme_finding(loaded.lexicon, shown, style=style)
            heading = finding(say("page.themes"), found, _theme_note(loaded, shown, style))
            rows = theme_rows(loaded.lexicon, view.themes, shown, style=style)
            behind = theme_table(loaded.lexicon, rows, style=style)
            st.html(heading + behind + voice_legend(loaded.lexicon, style))
            _chart("theme_chart", view.bars, alt(found, rows, style=style))
        with right:
            st.html(title(say("depth.grid"), say("depth.grid_note")))
            themes_by(loaded, view.themes, shown, style, lit)
        with st.container(key="sentences"):
            ours = say("brief.gloss") if style.language == "en" and loaded.glosses else ""
            st.html(title(say("page.sentences"), ours))
            quotes(loaded, shown, style, lit)
        lacking = style.say("filter.or").join(loaded.candidates) or say("depth.no_candidates")
        st.html(folded(say("depth.candidates"), f"{say('depth.candidates_note')}：{lacking}"))


def _chart(key: str, figure: go.Figure, words: str) -> None:
    """Draw a chart whose marks answer clicks with their customdata; `words` are its alternative text."""

    def clicked() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points:
            data = points[-1].get("customdata")
            state.click(data if isinstance(data, str) else data[0])
        else:
            state.release()

    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=_CHART,
        on_select=clicked,
        selection_mode="points",
        alt=words,
    )


def _map_clicked() -> None:
    state.click(clicked((st.session_state["route"] or {}).get(_TOOLTIP)))


def _theme_note(loaded: Loaded, shown: Frames, style: Style) -> str:
    count = shown.mentions["sentence"].nunique()
    return style.say("page.theme_note", all=len(loaded.sentences), shown=count)


def _empty(loaded: Loaded, now: state.Choice) -> None:
    say = words(now.language)
    with st.container(key="empty"):
        why = say(
            "page.empty_why", filters=filter_words(loaded.trip, loaded.lexicon, now.filter, now.language)
        )
        st.html(f'<p class="empty"><b>{escape(say("page.empty"))}</b> {escape(why)}</p>')
        st.button(say("page.clear"), key="clear", on_click=state.clear)


def _foot(loaded: Loaded, style: Style) -> None:
    trip = loaded.trip
    own = next(source for source in trip.sources if source.id == trip.source)
    line = style.say(
        "page.fingerprint",
        publisher=labels.pick(own.publisher, style.language),
        date=own.date,
        length=len(trip.report.text),
        sha=trip.report.sha256[:8],
    )
    parts = [title(style.say("page.sources")), sources(trip, style), not_visited(trip, style)]
    with st.container(key="sources"):
        st.html(f'{"".join(parts)}<footer class="credit">{escape(line)}</footer>')
