"""The elements of the page by name: the HTML that each module of dashboard/assets draws into."""

from __future__ import annotations

ELEMENTS = {
    "dots": '<div class="dots"></div>',
    "chart": '<div class="chart" role="group"><div class="plot"></div><div class="marks"></div></div>',
    "list": '<div class="list"></div>',
    "detail": '<div class="detail"></div>',
    "outcomes": '<div class="outcomes"></div>',
    "quotes": '<div class="quotes" tabindex="0"></div>',
    "reader": '<details class="unused"><summary></summary><ol lang="zh"></ol></details>',
    "grid": '<table class="grid"></table>',
    "link": '<div class="link"></div>',
    "trips": '<div class="trips"></div>',
    "review": '<ol class="claims" tabindex="0"></ol>',
    "brief": '<nav class="brief"></nav>',
}
