"""Who wrote an article: one choice among all that name somebody, each kind of evidence in the order of its worth.

A label in the strip is worth most; then what the markup calls an author, a name by its place, an account, structured data,
a signature, a reporter in the first sentence, a card about the author, and the page's metadata, which count only where the
page itself shows the name. A name is a person's or an account's; a house is the source, unless the markup calls it the author and
nobody else is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.extract.bylines import read_byline
from pipeline.extract.dates import find_stamps
from pipeline.extract.fields import Statements
from pipeline.extract.labels import fold
from pipeline.extract.marks import AGO, KIND_OF
from pipeline.extract.names import is_account, is_badge, is_house, is_nobody, is_team, read_name
from pipeline.extract.remarks import is_section
from pipeline.records import Field

MAX_NAMED_CHARS = 40
MAX_ACCOUNT_CHARS = 16
MAX_CREDIT_CHARS = 240
PLACE_CHARS = 2  # of a place that is named without its rank; shorter or longer ones are not taken for persons
MAX_CARD_CHARS = 60
MAX_LINES_OF_CARD = 3  # from the name to the counts: a line about oneself, a button
_INTRODUCTIONS = frozenset("作者介绍 创作者介绍 作者简介 关于作者 作者 文章作者 作者信息".split())
_COUNTS = re.compile(
    r"\d[\d,.]*\s?[万亿wk+]{0,2}\s?(?:篇\s?)?(?:文章数?|粉丝数?|获赞|原创|作品|关注[度者]|订阅)(?![一-鿿])"
    r"|(?:文章|粉丝|获赞|关注者)数?\s?[:：]?\s?\d+(?![\d年/-])"
)
_CARD_HINT = re.compile("文章|粉[丝絲]|[获獲][赞贊讚]|原[创創]|作品|[关關]注|[订訂][阅閱]")
_REPORTABLE = re.compile(r"[\s\d](?:举报|投诉)\s?$")
_LAWYER = re.compile("[一-鿿]{2,4}律师")
# A credit line names editors one after the other.
_EDITOR = r"(?:编辑|责编|主编|校对|审核|审校|监制|终审|editor)\s?[:：丨｜|/]?\s?(?:[一-鿿]{2,4}[、，,\s]\s?){0,3}"


def choose_author(said: Statements) -> Field | None:
    """Who wrote the article, with the kind of evidence; None where the page names nobody."""
    if said.ruled_author:
        byline = said.ruled_author.rpartition("：")[2].rpartition(":")[2]
        return Field(read_name(byline, is_labelled=True) or said.ruled_author, "recipe")
    return next((Field(author, evidence) for author, evidence in _claims(said) if author), None)


def _claims(said: Statements) -> Iterator[tuple[str, str]]:
    """The names in the order in which they are believed, "" where a place names nobody; none is looked for in vain."""
    strip, head = said.strip, said.head
    byline = strip.byline
    if byline.author_rank == 0 and not (is_house(fold(byline.author)) and _is_own(byline.author, said)):
        yield byline.author, "byline"
    if strip.is_question:
        yield _find_answerer(said), "byline"
        return  # who asks, or the first of several who answer, has not written the page
    yield _find_named(said), "byline"
    is_named = (
        byline.author_rank and fold(byline.author) not in head.houses and not _is_editor(byline.author, strip.below)
    )
    if is_named and not (byline.author_rank == 2 and _is_place(byline.author, said)):
        yield byline.author, "byline"
    yield _find_account(said), "byline"
    is_edited = _is_editor(head.author, strip.credits)
    if head.is_articles and not is_edited:
        yield head.author, head.author_evidence
    yield strip.signed.author, "byline"
    yield strip.reporter, "dateline"
    yield _find_owner(said), "byline"
    yield _find_publisher(said), "byline"
    yield _find_in_card(said), "byline"
    if any(fold(line).startswith("原创") for line in strip.below):  # what is not marked so may be another's text
        yield read_name(head.account, is_labelled=True), "byline"
    yield _find_reported(said), "byline"
    if not is_edited and _is_shown(head.author, said):
        yield head.author, head.author_evidence


def _is_own(name: str, said: Statements) -> bool:
    """Whether the name is the site's own: as the site states it, or a house's behind the title."""
    folded = fold(name)
    return folded in said.head.owners or (folded in said.head.houses and is_house(folded) and not is_account(folded))


def _is_place(name: str, said: Statements) -> bool:
    """Whether two characters beside the date, like a person's name, are a place: the title has them, or a line with its rank."""
    if len(name) != PLACE_CHARS:
        return False
    if said.title is not None and name in said.title.value:
        return True
    ranked = re.compile(re.escape(name) + "(?:[市县縣区區镇鎮州]|法院|中院|警方|公安)")
    return any(name in line.text and ranked.search(line.text) for line in said.strip.page)


def _is_shown(name: str, said: Statements) -> bool:
    """Whether the page shows the name: what a clerk's system writes into metadata is nobody's claim to the text."""
    return bool(name) and any(name in line.text for line in said.strip.page)


def _is_editor(name: str, lines: Iterable[str]) -> bool:
    """Whether one of the lines names him as who edited the article: systems write who is logged in into the metadata.

    Whom the strip names is the author though an end signs him as editor too: small sites have one person for both.
    """
    if not name:
        return False
    folded = fold(name)
    near = [said for line in lines if len(line) <= MAX_CREDIT_CHARS and folded in (said := fold(line))]
    return bool(near) and any(map(re.compile(_EDITOR + re.escape(folded) + "(?![一-鿿])").search, near))


def _find_answerer(said: Statements) -> str:
    """Who alone answers a question: a lawyer, or whom the markup calls an author or a user, below the count of answers."""
    typed = {*said.head.named, *said.head.accounts}
    for line in said.strip.answer:
        first = line.split(" ", 1)[0]
        if (first in typed or line in typed or _LAWYER.fullmatch(fold(first))) and (name := read_name(first)):
            return name
    return ""


def _find_named(said: Statements) -> str:
    """The name in an element that the markup calls the author's, in the strip or below `作者介绍`."""
    for before, text in zip(("", *said.head.named), said.head.named, strict=False):
        is_introduced = fold(before) in _INTRODUCTIONS
        if len(text) > MAX_NAMED_CHARS or not (is_introduced or any(text in line for line in said.strip.zone)):
            continue
        if _is_own(text, said) or (is_introduced and fold(text) in said.head.houses):
            continue
        byline = read_byline(text)
        if byline is not None and (byline.author or byline.source):
            if byline.author:
                return byline.author
            continue
        folded = fold(text)
        if not is_house(folded) and not find_stamps(text) and folded not in KIND_OF and (name := read_name(text)):
            return name
    return ""


def _find_account(said: Statements) -> str:
    """The account between the title and the first paragraph that the markup calls a user."""
    return _find_typed(said, said.head.accounts, lambda folded: not is_house(folded))


def _find_publisher(said: Statements) -> str:
    """The account, or the editors, that the markup calls the author between title and date, though called like a house."""
    if team := next((text for text in said.head.named if is_team(fold(text)) and _stands_alone(text, said)), ""):
        return team
    return _find_typed(said, (*said.head.named, *said.head.accounts), is_account)


def _stands_alone(text: str, said: Statements) -> bool:
    """Whether the text has a line between title and first paragraph to itself, but for a date, a button or a badge."""
    behind = (line[len(text) :].strip() for line in said.strip.below if line.startswith(text))
    return any(not rest or is_badge(fold(rest)) or _tells_when(rest[:MAX_NAMED_CHARS]) for rest in behind)


def _tells_when(text: str) -> bool:
    return bool(find_stamps(text)) or AGO.search(fold(text)) is not None


def _find_typed(said: Statements, texts: Iterable[str], is_wanted: Callable[[str], bool]) -> str:
    """The first of the texts of marked elements that is a name of the wanted kind, and neither a section nor the site's."""
    places = {fold(place) for place in said.strip.places}
    for text in texts:
        if len(text) > MAX_ACCOUNT_CHARS or _is_own(text, said):
            continue
        # A word beside the date, which would be a section, but that the markup calls a user.
        if not _stands_alone(text, said) and text != said.strip.byline.category:
            continue
        folded = fold(text)
        if not is_wanted(folded) or is_section(folded) or folded in KIND_OF or folded in places:
            continue
        if name := read_name(text):
            return name
    return ""


def _find_owner(said: Statements) -> str:
    """The owner of a blog: a user of the markup by whose name the page's title calls the blog."""
    head = said.head
    owners = (text for text in head.accounts if fold(text) in head.houses - head.owners and not is_house(fold(text)))
    return next((name for text in owners if (name := read_name(text))), "")


def _find_reported(said: Statements) -> str:
    """The source that is no house, where the reader may report the text beside it: an account of the platform's."""
    source = said.strip.byline.source
    if not source or is_house(fold(source)) or _is_own(source, said):
        return ""
    lines = (line for line in said.strip.below if source in line)
    return read_name(source) if any(_REPORTABLE.search(fold(line)) for line in lines) else ""


def _find_in_card(said: Statements) -> str:
    """The one account of the page that a card shows with its counts of articles and followers."""
    lines, source = said.strip.page, said.strip.byline.source
    found: dict[str, None] = {}
    for number, line in enumerate(lines):
        text = line.parted or line.text
        if len(text) > MAX_CARD_CHARS or not _CARD_HINT.search(text) or not _COUNTS.search(fold(text)):
            continue
        above = (line, *lines[max(number - MAX_LINES_OF_CARD, 0) : number][::-1])
        firsts = [(near.parted or near.text).split(" ", 1)[0] for near in above]
        # Between the name and the counts stands what the account says of itself.
        for first in firsts if source not in firsts else (source,):
            folded = fold(first)
            if (
                len(first) > MAX_ACCOUNT_CHARS
                or first[-1] in "：:"
                or _COUNTS.search(folded)
                or folded in KIND_OF
                or is_nobody(folded)
            ):
                continue
            if not is_section(folded) and not _is_own(first, said) and (name := read_name(first)):
                found[name] = None
                break
    names = [name for name in found if not is_house(fold(name)) or (is_account(fold(name)) and name == source)]
    if source in names:
        return source
    return names[0] if len(names) == 1 else ""
