"""The page's stylesheet, as one element."""

from __future__ import annotations

from pathlib import Path

_ASSETS = Path(__file__).resolve().parent.parent / "assets"

STYLE = f"<style>{(_ASSETS / 'page.css').read_text(encoding='utf-8')}</style>"
"""The rules that Streamlit's theme does not reach."""
