"""The README's pictures, from the real app on the real report: `python -m tests.screenshots`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dashboard.brief import Brief
from dashboard.exports.sheet import page as sheet
from dashboard.language import LANGUAGES
from dashboard.style.style import Style
from dashboard.view.dossier import open_dossier
from dashboard.view.view import View
from tests.browser import FLAGS, MISSING, find
from tests.homes import OURS
from tests.visitor import ROOT, Visitor, serving

PICTURES = Path(__file__).parent / "pictures"
MADE = dt.date(2021, 11, 18)  # the report's own date, so that the picture does not change by the day


def page(browser: Browser, address: str, name: str, query: str, wide: int, high: int, dark: bool) -> None:
    """Save what a reader of this width sees first."""
    context = browser.new_context(
        viewport={"width": wide, "height": high}, color_scheme="dark" if dark else "light"
    )
    reader = Visitor(context.new_page(), address)
    reader.open(query)
    reader.page.evaluate("document.fonts.ready")
    reader.page.wait_for_timeout(1000)  # the map's fade and the last font
    reader.page.screenshot(path=PICTURES / name)
    context.close()


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    path = find()
    if path is None:
        raise SystemExit(MISSING.format(tried=""))
    view = View(open_dossier(OURS, OURS.default()))
    for language in LANGUAGES:
        brief = Brief(view, Style(language), MADE)
        (PICTURES / f"slide-{language}.png").write_bytes(sheet.png(brief).data)
    with serving(ROOT) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page(browser, address, "page-zh.png", "lang=zh&sel=visit:gree", 1440, 900, dark=False)
        page(browser, address, "page-en-dark.png", "lang=en&city=guangzhou", 1440, 900, dark=True)
        page(browser, address, "phone-zh.png", "lang=zh", 390, 844, dark=False)
        browser.close()


if __name__ == "__main__":
    main()
