"""A short report and its draft, for the tests of what a person makes of one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.draft.files import draft
from dashboard.draft.places import Gazetteer
from dashboard.draft.reading import read
from dashboard.trip.files import TripFiles, read_files
from tests.homes import OURS

NAME, SEED = "drafted", "drafted.txt"
REPORT = """青山代表团赴长沙、株洲考察
2023年5月8日至9日，湖南省郴州市代表团赴长沙、株洲考察，2天时间、2座城市、5个考察点。
5月8日上午，代表团来到长沙市，参观了湖南省博物馆、橘子洲景区。
在长沙规划展示馆，大家详细了解城市规划。
5月9日，代表团赴株洲市，考察了中车株洲电力机车有限公司，并签署《郴州株洲合作框架协议》。
"""


@cache
def drafted_files() -> dict[str, bytes]:
    """Return the files of the draft by name."""
    places = Gazetteer.read((OURS.data / "gazetteer.csv").read_bytes())
    return draft(read(REPORT, places), NAME, SEED)[0]


def drafted_trip() -> TripFiles:
    """Return the draft as it is read: 4 sites named of 5, 3 cities, an event, an agreement; 11 things."""
    return read_files(NAME, drafted_files(), report=lambda _: REPORT.encode(), basemap=OURS.basemap)


def keep_draft(home: Path) -> None:
    """Put the draft into a home folder."""
    folder = home / "data" / "trips" / NAME
    folder.mkdir(parents=True)
    for name, data in drafted_files().items():
        (folder / name).write_bytes(data)
    (home / "seeds" / SEED).write_text(REPORT, encoding="utf-8")
    ground = OURS.basemap("china.geojson")
    assert ground
    (home / "data" / "basemap" / "china.geojson").write_bytes(ground)
