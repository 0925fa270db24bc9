"""Our own elements of the page: each a module of dashboard/assets that draws from data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.parts.elements import ELEMENTS

_SCRIPT = """\
const drawn = import(new URL("assets/%s.js", document.baseURI));
export default (element) => { drawn.then((module) => module.default(element)); };
"""


def element(name: str) -> Callable[..., Any]:
    """Return the command that mounts the element of `assets/NAME.js`, from `key`, JSON and callbacks.

    The module is fetched by the browser once; a script here would be sent again at every click. The data
    goes as UTF-8: as Streamlit writes JSON, a Chinese character takes six bytes.
    """
    mounted = st.components.v2.component(
        f"visit_dashboard_{name}", html=ELEMENTS[name], js=_SCRIPT % name, isolate_styles=False
    )

    def mount(*, key: str, data: bytes, **callbacks: Any) -> Any:
        return mounted(key=key, data=data, **callbacks)

    return mount
