"""Pages that ask and answer: who asks has not written them, and who answers has where nobody else does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.labels import fold
from pipeline.extract.text import Line

MAX_LINES_TO_ANSWER = 40  # from a question's title to the count of its answers
MAX_LINES_OF_HEAD = 4  # from the count to the answer, with the name, calling and merits of who answers
MAX_PARAGRAPHS = 3  # of the question; farther down stand the questions of others
MAX_HEAD_CHARS = 40
_HINT = re.compile("[答问問]|[悬懸][赏賞]")
_ANSWERS = re.compile(
    r"(?P<count>\d{1,4})\s?[个条位]\s?(?:律师|网友)?(?:回答|解答|答案|答复)|(?:律师|全部|网友|精选)(?:回答|解答|答案|答复)\s?[（(]?\s?共?\s?(?P<of>\d{1,4})"
)
_QUESTION = re.compile(
    r"写回答|邀请回答|同样的问题|提问(?:于|时间|者|人)|律师(?:解答|回答)(?!了)|(?:最佳|满意)(?:答案|回答)|悬赏"
)


def read_question(lines: Sequence[Line], start: int) -> tuple[bool, Sequence[str]]:
    """Whether the lines from `start` belong to a question, and what stands at the head of its only answer, if it is one.

    The count of the answers stands above them; a row of similar questions with their own counts comes later.
    """
    is_question, n_paragraphs = False, 0
    for number in range(start, min(start + MAX_LINES_TO_ANSWER, len(lines))):
        text = lines[number].text
        n_paragraphs += lines[number].is_prose
        if n_paragraphs > MAX_PARAGRAPHS:
            break
        if len(text) > MAX_HEAD_CHARS or not _HINT.search(text):
            continue
        folded = fold(text)
        if counted := _ANSWERS.search(folded):
            is_one = int(counted["count"] or counted["of"]) == 1
            head = lines[number + 1 : number + 1 + MAX_LINES_OF_HEAD] if is_one else ()
            return True, [line.parted or line.text for line in head]
        is_question = is_question or _QUESTION.search(folded) is not None
    return is_question, ()
