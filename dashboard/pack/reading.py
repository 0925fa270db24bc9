"""What a person decides of a sentence's themes → the trip's files with it in review.csv."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.pack.contents import with_rows
from dashboard.trip.files import REVIEW, TripFiles


def read_as(
    files: TripFiles, quoted: tuple[str, str], cells: Mapping[str, str], who: str, why: str = ""
) -> TripFiles:
    """Return the files with a sentence's themes and voice as `who` read them, in place of an earlier reading.

    `quoted` are its words and which occurrence of them is meant.
    """
    rows = [dict(row.cells) for row in files.rows[REVIEW]]
    kept = [row for row in rows if (row["quote"], row["nth"]) != quoted]
    told = {"themes": cells["themes"], "voice": cells["voice"], "who": who, "why_zh": why, "why_en": why}
    return with_rows(files, REVIEW, [*kept, {"quote": quoted[0], "nth": quoted[1], **told}])
