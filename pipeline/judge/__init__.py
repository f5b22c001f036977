"""Keep a page or drop it, with a typed reason: a visible list of rules, the first that applies decides.

Details name counts and shares, never words of the page: they are published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.judge.adverts import judge_adult, judge_doorway
from pipeline.judge.facts import Facts, JudgedPage, Rule, Thresholds, count_visible
from pipeline.judge.lists import judge_list_page
from pipeline.judge.readability import judge_scrambled, judge_unreadable
from pipeline.judge.substance import judge_empty, judge_soft_404, judge_stub, judge_too_short
from pipeline.judge.topic import judge_off_topic
from pipeline.lexicon import Lexicon, fold
from pipeline.records import DropReason, Verdict

if TYPE_CHECKING:
    from pipeline.knowledge import Knowledge
    from pipeline.language import CharModel

__all__ = ["RULES", "JudgedPage", "Thresholds", "apply_rules", "judge"]

RULES = (
    Rule(DropReason.EMPTY, 1, "A page without a letter of text says nothing.", judge_empty),
    Rule(DropReason.SOFT_404, 1, "Error pages are served as if they were articles.", judge_soft_404),
    Rule(DropReason.STUB, 2, "Tag and keyword pages say only their title, for search engines.", judge_stub),
    Rule(DropReason.UNREADABLE, 1, "Text in a wrong character table, or of another language.", judge_unreadable),
    Rule(DropReason.SCRAMBLED, 2, "Machines shuffle characters to have something new to say.", judge_scrambled),
    Rule(DropReason.DOORWAY, 1, "Pages made for a search phrase repeat it and say nothing.", judge_doorway),
    Rule(DropReason.ADULT, 2, "Porn and gambling hosts borrow loan keywords.", judge_adult),
    Rule(DropReason.LIST_PAGE, 3, "Lists of titles and teasers repeat what their articles say.", judge_list_page),
    Rule(DropReason.TOO_SHORT, 1, "Too little text to study.", judge_too_short),
    Rule(DropReason.OFF_TOPIC, 2, "Hacked hosts carry pages of every subject.", judge_off_topic),
)


def judge(page: JudgedPage, knowledge: Knowledge) -> Verdict:
    """The verdict under the configuration of the workspace."""
    return apply_rules(page, Thresholds.from_config(knowledge.config.judge), knowledge.lexicon, knowledge.model)


def apply_rules(page: JudgedPage, thresholds: Thresholds, lexicon: Lexicon, model: CharModel | None = None) -> Verdict:
    """Drop for the first rule that applies, keep when none does; without a model no page counts as scrambled."""
    body = fold(page.text)
    lines = tuple(line for line in map(str.strip, body.text.split("\n")) if line)
    facts = Facts(page, body, fold(page.title), count_visible(page.text), lines, model)
    for rule in RULES:
        if getattr(thresholds, rule.name) is not None and (detail := rule.judge(facts, thresholds, lexicon)):
            return Verdict(False, rule.name, detail)
    return Verdict(True)
