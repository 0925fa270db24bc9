"""Bytes of a file that a person keeps → text."""

from __future__ import annotations


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, with or without BOM, or in GB 18030 (GBK), as spreadsheets in
    China write it; UnicodeDecodeError where it is neither.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
