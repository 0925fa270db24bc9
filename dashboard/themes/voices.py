"""What a sentence does: it reports, draws what was learned, or says what comes next."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.themes.lexicon import Lexicon
from dashboard.themes.places import LEARNED, NEXT, SEEN

_WE = r"(?:我们|咱们?|我市|我县|我区)"
_SAID = r"(?:强调|要求|指出|提出|表示|叮嘱|嘱咐|勉励|号召|说|坦言|直言)"
_TO_LEARN = r"向[^，,。]{1,14}学习?的"
# 要 is "must", unless it belongs to 只要, 需要, 要求, 要是 and their like, or to 要向…学习的: a lesson.
_MUST = rf"(?<![早晚需只重主快想])要(?!求|素|点|不是|想|害|说|么|闻|紧|塞|{_TO_LEARN})"
# 将 is "will", unless it belongs to 即将, 将近, 将来 and their like, or is 把.
_WILL = (
    r"(?<![即必终能不可会])将(?!近|来|士|军|领|心|才|信|疑|要把"
    r"|[^，,。]{1,12}(?:作为|变成|变为|改造成|改成|打造成了|做成了))"
)
_COUNT = r"(?:\d+|[一二三四五六七八九十几多]+)"

_RULES = (
    # The lesson: 要…学习的, 值得…学习, 深刻感受到, 大家认为, 反观, 之所以…是因为, 不是…而是, they and we.
    (LEARNED, 4, rf"要(?:{_TO_LEARN}|学习?的)"),
    (LEARNED, 3, r"值得(?:我们|[^，,。]{0,8})?(?:学|借鉴|琢磨|深思|思考|推广|效仿|反思)|最值得"),
    (LEARNED, 3, r"(?:深刻|深切|切身|真切|强烈|真正|直观)地?(?:感受|体会|认识|感悟|领会)"),
    (
        LEARNED,
        2,
        r"(?:大家|成员们?|一致|普遍|纷纷|我们|同志们?)(?:都|一致|普遍|纷纷|还|也)*(?:认为|感到|觉得|感慨|感叹|体会)",
    ),
    (LEARNED, 2, r"反观|相比之下|(?:对照|对比)[^，,。]{0,8}[，,]|回头看|扪心自问"),
    (LEARNED, 2, r"之所以[^。]+(?:因为|在于|靠)|差[^，,。]{0,4}在"),
    (LEARNED, 2, r"(?:最大|最深)的?(?:感受|感触|体会|收获|印象|触动|差距)"),
    (LEARNED, 1, r"(?:不是|不在于?|不光是|不只是|不仅是)[^。]{1,24}?[，,](?:而是|而在|更是|更在|是)"),
    (LEARNED, 1, rf"{_WE}[^，,。]{{0,12}}(?:却|还|缺|差|总是?|常常|往往|不够|没有)"),
    (LEARNED, 1, rf"(?:人家|别人|他们|先进地区)[^。]+(?:{_WE}|自己)|{_WE}[^。]+(?:人家|别人)"),
    # What comes next: what must and what will be done, what was ordered, asked for or agreed, dates ahead.
    (NEXT, 3, rf"^[“‘]?[就还更也]?{_MUST}"),
    (NEXT, 2, rf"[，,；;：:“][就还更也都]?{_MUST}"),
    (NEXT, 2, rf"{_SAID}[，,：:“]{{0,3}}[^。]{{0,30}}(?:{_MUST}|必须|务必|希望|不能|决不|坚决|绝不)"),
    (
        NEXT,
        2,
        r"(?:建议|请)(?:由|请|市|县|区|州|各|相关|有关|尽快|进一步)|^建议|一律|不准|不得|限期|不妨",
    ),
    (
        NEXT,
        2,
        rf"(?<![\d过])(?:年内|明年|后年|今冬明春|近期内?|本月内|季度内|{_COUNT}月底?前|一周之?内|三年内)",
    ),
    (NEXT, 2, r"回[去来][之以]?后|回程|返程|回到[^，,。]{1,6}后"),
    (NEXT, 2, _WILL),
    (NEXT, 1, r"贯彻落实[^。]*(?:精神|部署|讲话|要求)"),
    (NEXT, 2, r"研究部署|动员部署|作出部署|部署会|推进会|会议(?:明确|决定|要求|强调|指出)"),
    (
        NEXT,
        3,
        r"答应|约好|约定|商定|敲定|达成[^，,。]{0,6}(?:意向|共识)|双方(?:将|约|同意)|两地(?:将|约|同意)",
    ),
    # The host told, how the two cities lie, the trip begun, a fact of today or of the past.
    (SEEN, 2, r"^(?:[^，,。]{0,8}[，,])?目前[，,]?[^，,。]{0,8}正(?!是|如|因)"),
    (SEEN, 2, r"(?<!现)在建的?|已(?:经|累计|建|有|吸|达|完|实|形|成|拥|连)"),
    (SEEN, 2, rf"去年|前年|上世纪|{_COUNT}年(?:前|间|来)"),
    (
        SEEN,
        2,
        r"曾经|(?:过去|先前|以前|从前)[^。]+(?:如今|现在)|(?:早|始建|成立|落成|建成|创办|创建)于|[只仅]用了?",
    ),
    (SEEN, 3, r"相距|相邻|毗邻|接壤|地缘相近|人缘相亲|一衣带水|山水相连"),
    (
        SEEN,
        4,
        r"^[^。]{0,12}\d+月\d+日[^。]*(?:率|带队|带领|带着|一行|赴|启程|出发|抵达|考察团|代表团|首次外出)",
    ),
)
RULES = tuple((voice, weight, re.compile(pattern)) for voice, weight, pattern in _RULES)
"""What the grammar of such reports says of a voice, with its weight; the cues are the lexicon's."""

# A host who promises, and an order without a subject, speak of what comes next though a host is named first.
_FOR_US = re.compile(r"^[“‘]?要|答应|约好|约定|商定|双方将|两地将|双方约|两地约")
# A name is not the subject behind words such as "learn from", "with" or "hope that".
_NOT_SUBJECT = (
    *("学习", "对标", "借鉴", "赴", "与", "同", "向", "和", "对接", "把", "从", "到", "融入", "希望", "感谢"),
    *("照着", "学", "比", "帮着", "为", "给", "离", "距", "对照", "邀请"),
)


def voice_of(
    text: str, lexicon: Lexicon, home: tuple[str, ...], hosts: tuple[str, ...], lean: Mapping[str, float]
) -> str:
    """Return the voice with most weight; [voices] in the lexicon says what decides between equals.

    `lean` is what the sentence's place in the report adds to each voice.
    """
    weights = {voice.id: float(voice.weight(text)) for voice in lexicon.voices}
    for voice, weight, pattern in RULES:
        if voice in weights and pattern.search(text):
            weights[voice] += weight
    visitors, host = _first(text, home), _first(text, hosts)
    if visitors < host and not any(weights.values()):
        weights[LEARNED] += 1
    for voice, more in lean.items():
        weights[voice] += more
    if host < visitors:
        weights[SEEN] += 1
        weights[NEXT] *= bool(_FOR_US.search(text))
    best = max(weights.values())
    return [voice for voice in lexicon.precedence if weights[voice] == best][-1] if best else SEEN


def _first(text: str, names: tuple[str, ...]) -> int:
    """Return where one of the names first stands as a subject, or the length of the text."""
    places = [
        match.start()
        for name in names
        for match in re.finditer(re.escape(name), text)
        if not text[: match.start()].endswith(_NOT_SUBJECT)
    ]
    return min(places, default=len(text))
