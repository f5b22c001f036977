"""Leaked markup: tags, entities and editor placeholders that stand in the text as characters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pipeline.cleaning.layout import drop_lines, line_spans
from pipeline.knowledge import Knowledge
from pipeline.records import Draft, Edit, Reason

# Element names of the HTML standard that were seen leaking, or that its skeletons are drawn from (survey of 400 pages).
_NAMES = (
    "a|abbr|acronym|address|article|aside|b|big|blockquote|body|br|center|cite|code|dd|del|dfn|div|dl|dt|em|fieldset|"
    "figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|legend|li|link|listing|main|"
    "mark|meta|nav|nobr|noscript|object|ol|optgroup|option|p|pre|q|rp|rt|ruby|s|samp|script|section|small|span|"
    "strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|track|tt|u|ul|var|video|wbr|xmp"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>\n]{{0,300}})?/?>", re.IGNORECASE)
_TORN_TAG = re.compile(
    r"(?<![A-Za-z0-9<])/(?:p|div|span|li|td|tr|strong|h[1-6])>", re.IGNORECASE
)  # the `<` was swallowed
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|lt|gt|ldquo|rdquo|hellip|mdash|middot|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_BROKEN_ENTITY = re.compile(r"&\s?amp(?:;|#)?\s?(?:#?\s?0?39;|quot;?|nbsp;?)|&ampquot;?")
# Fields of templates that were never filled (EmpireCMS, DedeCMS, ThinkPHP and Smarty), a guarded mail address, Markdown's
# images, comments of the source, control characters as spreadsheets write them (`_x0008_`), the row of lines below the
# head of a Markdown table, and what stands where a script should have put something.
_PLACEHOLDER = re.compile(
    r"\[(?:db|!--)[^\]\n]{1,24}\]|\[email[\s\xa0]protected\]|!\[[^\]\n]{0,80}\]\([^)\n]{0,200}\)"
    r"|\{/?(?:dede|pboot|eyou|cms):[^{}\n]{1,60}\}|\{\$[A-Za-z_][\w.\[\]'>-]{0,40}\}|\{\{\s?[\w.]{1,40}\s?\}\}|<!--[^\n]{0,200}?-->"
    r"|_x00[01][0-9A-Fa-f]_|^[ \t]{0,12}\|?(?:[ \t]?:?-{3,20}:?[ \t]?\|){2,30}[ \t]{0,12}(?::?-{3,20}:?)?$"
    r"|^[ \t]{0,12}(?:(?:正在|页面|内容|图片)?(?:加载|載入|加載)(?:中|失败)?|loading)"
    r"[ \t,，。.…]{0,12}(?:请稍候|请稍等|请稍后|請稍候)?[ \t。.…!！]{0,12}$",
    re.MULTILINE | re.IGNORECASE,
)
# Noise that the forum software Discuz hangs between lines against copying: 5 to 15 pairs of a sign from space to `;`, a
# blank, and one from `?` to `~`. Of honest text only rows of single letters look so, and those have no other signs.
_NOISE = re.compile(r"(?:(?<=\s)|(?<![ -~])|^)(?:[!-;]? [?-~]){4,15};?(?![ -~])", re.MULTILINE)
_NOISE_SIGN = re.compile(r"[!-/:;@\[-`{-~]")
MIN_NOISE_SIGNS = 2
_BULLETS = re.compile(r"[\s•·●○■□◆*\-|]*")
# What a machine leaves of Markdown: the signs of a heading, and of bold type around whole words. Stars behind a hanzi
# cover a name (张**), so bold type is taken for it only where it stands apart.
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?=[^\s#][^\n#]*$)", re.MULTILINE)
_BOLD = re.compile(r"(?<![㐀-鿿\w*])\*\*(?=[^\s*])([^*\n]{2,60})(?<=[^\s*])\*\*(?![㐀-鿿\w*])")
_SIGNS = re.compile(  # begins with a set, so that it is searched for at C speed
    r"[<>&\[{/加載Ll #*_|](?:(?<=_)x00|(?<=\|)[ \t:]{0,2}---|(?<=[<>&\[{#])|(?<=\*)\*|(?<=/)>|(?<=加)[载載]|(?<=載)入|(?<=[Ll])oading"
    r"|(?<= )[?-~][!-;]? [?-~])"
)


def propose(draft: Draft, knowledge: Knowledge) -> Iterator[Edit]:
    """Deletions of leaked tags and placeholders, entities decoded; a line that held nothing else goes whole."""
    text = draft.text
    if not _SIGNS.search(text):
        return
    found: list[Edit] = []
    for pattern in (_TAG, _TORN_TAG, _PLACEHOLDER, _BROKEN_ENTITY, _ENTITY, _HEADING):
        for match in pattern.finditer(text):
            after = html.unescape(match[0]).replace("\xa0", " ") if pattern is _ENTITY else ""
            after = "" if pattern is _ENTITY and _is_control(after) else after
            found.append(Edit(*match.span(), match[0], after, Reason.LEAKED_MARKUP, 1.0, "markup in running text"))
    found += [
        Edit(*match.span(), match[0], "", Reason.LEAKED_MARKUP, 1.0, "noise against copying")
        for match in _NOISE.finditer(text)
        if len(_NOISE_SIGN.findall(match[0])) >= MIN_NOISE_SIGNS
    ]
    if "**" in text:
        for match in _BOLD.finditer(text):
            found += [Edit(at, at + 2, "**", "", Reason.LEAKED_MARKUP, 1.0, "signs of bold type")
                      for at in (match.start(), match.end() - 2)]  # fmt: skip
    if not found:
        return
    found.sort(key=lambda edit: (edit.start, -edit.end))
    kept: list[Edit] = []
    for edit in found:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    yield from _whole_lines(text, kept)


def _is_control(text: str) -> bool:
    """True when an entity stands for a character that must not enter a text."""
    return any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in text)


def _whole_lines(text: str, edits: list[Edit]) -> Iterator[Edit]:
    """`edits`, but one deletion for every line of which they leave nothing except bullets."""
    dropped: dict[int, tuple[Reason, str]] = {}
    inside: list[Edit] = []
    index = 0
    for number, (start, end) in enumerate(line_spans(text)):
        here = []
        while index < len(edits) and edits[index].start < end:
            here.append(edits[index])
            index += 1
        if not here:
            continue
        rest, position = [], start
        for edit in here:
            rest += [text[position : edit.start], edit.after]
            position = edit.end
        rest.append(text[position:end])
        if _BULLETS.fullmatch("".join(rest)):
            dropped[number] = (Reason.LEAKED_MARKUP, "nothing but markup")
        else:
            inside += here
    yield from inside
    yield from drop_lines(text, dropped)
