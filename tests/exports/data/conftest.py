"""The real trip under each of the filters."""

from __future__ import annotations

import pytest

from dashboard.brief import Brief
from dashboard.view.dossier import Dossier
from tests.briefs import brief_of
from tests.exports.data.read import FILTERS


@pytest.fixture(scope="module", params=FILTERS)
def brief(request: pytest.FixtureRequest, real: Dossier) -> Brief:
    return brief_of(real, FILTERS[request.param])
