"""The brief of one to three pages as HTML: what the file prints, and shows where no script runs."""

from __future__ import annotations

import base64

from markupsafe import Markup

from dashboard.brief import Brief
from dashboard.exports.document.contents import Figure, Kind, Part, Table, contents, lacking

_TAGS: dict[Kind, str] = {
    "title": "<h1>{}{}</h1>",
    "subtitle": "<p>{}{}</p>",
    "heading": "<h2>{}{}</h2>",
    "body": "<p>{}{}</p>",
    "caption": '<p class="note">{}{}</p>',
    "note": '<p class="note">{}{}</p>',
}


def text(brief: Brief) -> tuple[Markup, tuple[str, ...]]:
    """Return the brief, and the characters that its map's fonts lack; NothingShownError if it is empty."""
    parts = list(contents(brief))
    return Markup("\n").join(map(_html, parts)), lacking(parts)


def url(mime: str, data: bytes) -> str:
    """Return the data as an address that holds it."""
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"


def _html(part: Part) -> Markup:
    if isinstance(part, Figure):
        return Markup('<p><img src="{}" alt="{}"></p>').format(url("image/png", part.picture.data), part.alt)
    if isinstance(part, Table):
        heads = Markup("").join(Markup('<th scope="col">{}</th>').format(one) for one in part.heads)
        rows = [Markup("").join(Markup("<td>{}</td>").format(cell) for cell in row) for row in part.rows]
        body = Markup("").join(Markup("<tr>{}</tr>").format(row) for row in rows)
        return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(heads, body)
    lead = Markup("<b>{}</b>").format(part.lead) if part.lead else Markup("")
    return Markup(_TAGS[part.kind]).format(lead, part.text)
