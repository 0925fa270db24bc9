"""What a sentence says, without who says or reports it."""

from __future__ import annotations

import re

# "市委书记 刘志仁:" before a quoted remark is no part of what a sentence is about; "变化最大的是大厅:" is.
_SPEAKER = re.compile(
    r"^(?:[^，,。:：]{1,20}\s[^，,。:：\s]{2,5}|[^，,。:：\s]{2,4}"
    r"|[^，,。:：]{0,18}(?:书记|[市县区省州局院所处乡镇村]长|主任|负责人|董事长|总经理)[^，,。:：的是]{0,5})[:：]"
)
# "某报某日讯(记者某某)" and "某报某日电" before a report are none either. 发电 and 光电 are no datelines: 讯
# and 电 want a bracket behind them, or a day or a paper before them.
_DATELINE = re.compile(
    r"^[【\[]?[^，,。]{0,30}?(?:讯|(?<=[日社报网台])电)[】\]]?\s*[(（][^)）]*[)）]\s*"
    r"|^[【\[]?[^，,。]{0,24}?(?:\d日|本[报网台刊社]|[网社])[讯电][】\]]?[\s:：]*"
)
_REPORTER = r"(?:本[报网台刊]|全媒体|首席|见习|实习|特约|融媒体?)*(?:记者|通讯员|撰稿人)"
# A by-line stands in brackets anywhere; at the head it may stand bare, and then ends in 报道.
_BYLINE = re.compile(
    rf"[(（]\s*(?:{_REPORTER}|作者|来源|供稿|文|图|摄影|编辑)[\s/：:、][^)）]*[)）]"
    rf"|[(（]{_REPORTER}[^)）]*[)）]"
    rf"|^\s*{_REPORTER}[\s:：]*[^，,。]{{2,30}}?(?:报道|摄影报道)[\s:：，,]*"
)


def spoken(text: str) -> str:
    """Return a sentence without the speaker, the dateline or the by-line before it."""
    return _BYLINE.sub("", _DATELINE.sub("", _SPEAKER.sub("", text))).strip()
