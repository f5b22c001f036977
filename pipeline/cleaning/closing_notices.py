"""Notices of the site behind a text that are as long as paragraphs, and what stands for the pictures of a text.

A notice has a head (版权声明, 免责声明 and what is composed like them) or speaks of the site itself, and hardly a clause without
a word of rights. It is looked for from the end of the text backwards, so that an article about copyright keeps its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

MAX_NOTICES = 12  # items of a numbered notice, and lines between them
MAX_SHORT_CHARS = 40  # of a line that may stand behind the notice: a name, a button
MIN_RIGHTS = 3  # different words of rights in a paragraph; in an item behind a head, two
MIN_ITEM_RIGHTS = 2
MAX_CAPTION_CHARS = 30

_HEAD = re.compile(
    r"[\W_]{0,4}(?:(?:版权|免责|郑重|特别|法律|转载|网站|本站|本网|重要|侵权|隐私)(?:及|与|和|、|/)?){1,3}(?:事项)?"
    r"(?:声明|申明|说明|须知|公告)(?![的中里])[\W_]{0,4}"
)
_SITE = re.compile('本网|本站|本平台|本公众号|我网|我站|本媒体|凡注明|[“"]来源[：:]')
_RIGHTS = re.compile(
    "版权|著作权|转载|摘编|复制|镜像|注明|来源|出处|授权|侵权|侵犯|追究|法律责任|责任|观点|立场|真实性|准确性|参考|删除|联系|"
    "作品|投资建议|传递更多|知识产权|许可|书面"
)
_FILE = re.compile(r"\S{1,80}\.(?:jpe?g|png|gif|webp|bmp)", re.IGNORECASE)
_CAPTION = re.compile(
    r"[（(【\[]?(?:图|配图|图片|图为|资料图)(?:\d{0,2}[：:]|源|片?来源)"
    r"|.{0,26}(?:资料图片?|资料照片|配图|截图|示意图|图源\S{0,8}|[ /／]摄|供图)[）)】\]]?$"
)


def find_notices(lines: Sequence[str]) -> dict[int, str]:
    """The lines of the notice that ends a text, of names of picture files and of captions said twice, by number."""
    found = dict.fromkeys(_find_closing(lines), "a notice that closes the page")
    counts = Counter(line for line in lines if len(line) <= MAX_CAPTION_CHARS)
    for number, line in enumerate(lines):
        if line[-5:].count(".") == 1 and _FILE.fullmatch(line):
            found[number] = "the name of a picture's file"
        elif counts[line] > 1 and "图" in line and "。" not in line and _CAPTION.match(line):
            found[number] = "a caption that the page repeats"
    return found


def _find_closing(lines: Sequence[str]) -> Sequence[int]:
    """The lines from the head of the last notice on, when all that follows it is the notice's."""
    tail: list[int] = []
    for number in range(len(lines) - 1, max(len(lines) - 1 - MAX_NOTICES, 0), -1):
        line = lines[number]
        head = _HEAD.match(line)
        rights = set(_RIGHTS.findall(line))
        if head and (head.end() == len(line) or len(rights) >= MIN_RIGHTS):
            return [number, *tail] if tail or head.end() < len(line) else []
        if not (len(line) <= MAX_SHORT_CHARS and "。" not in line) and not (
            len(rights) >= MIN_ITEM_RIGHTS and (_SITE.search(line) or len(rights) >= MIN_RIGHTS)
        ):
            break
        tail.append(number)
    return []
