"""Script, punctuation and charsets: harm on sound text, what comes back of the conversions, and the speed.

    python tests/bench/bench_script.py [TEXT ...]

A TEXT is plain or gzipped, simplified, one sentence a line; only the tenth of its lines that no table of
`data/language` was built from is used (zlib.crc32 of the line divisible by ten). Without a TEXT the sentences of the
demo farm are: none of them is in a table either. Pages are 40 lines, and go through the steps `script`, `particles` and
`punctuation` as in a build. Lines that hold traditional characters themselves have no simplified truth: they are left
out of the conversions, and changes to such characters are no harm.
"""

from __future__ import annotations

import gzip
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.cleaning.edits import Trail  # noqa: E402
from pipeline.cleaning.hanzi import read_hanzi  # noqa: E402
from pipeline.cleaning.particles import find_true_zhu  # noqa: E402
from pipeline.cleaning.punctuation import TABLE  # noqa: E402
from pipeline.cleaning.script import classify_script, is_traditional  # noqa: E402
from pipeline.cleaning.steps import PARTICLES, PUNCTUATION, SCRIPT  # noqa: E402
from pipeline.config import Config  # noqa: E402
from pipeline.decode import decode  # noqa: E402
from pipeline.knowledge import load_knowledge  # noqa: E402
from pipeline.records import Draft, ScriptOriginal, Step  # noqa: E402
from scraper.demo.sentences import GROUPS, LISTED, TAIWAN, fill, load_topics  # noqa: E402
from scraper.demo.simulators.script import (  # noqa: E402
    convert_naively,
    convert_with_dictionary,
    convert_with_variants,
)

KNOWLEDGE = load_knowledge(Config())
PAGE_LINES = 40
SPEED_MB = 3.0
FOLD = str.maketrans({wide: narrow for narrow, wide in TABLE.items()} | {"％": "%"})

HONG_KONG = """
向財務公司借錢之前，先看清楚實際年利率，最高不得超過四十八厘。
欠下卡數的人，首先要停止碌卡，再逐間銀行商討還款安排。
環聯的信貸報告記錄了每一次逾期還款，新的申請往往因此被拒。
個人自願安排（IVA）由法庭監管，債務人毋須即時宣布破產。
債務舒緩計劃（DRP）並無法律約束力，債權人可以隨時追討全數。
破產令頒布後四年，一般可以自動解除，期間入息須交予受託人。
收數公司上門騷擾，應當保留錄影，並且報警求助。
結餘轉戶貸款把多張卡的結欠合併為一筆，月供會輕鬆一些。
放債人必須持有牌照，條款上的手續費一概屬於違法收費。
欠債人收到法庭傳票後置之不理，法庭可以作出缺席判決。
財仔的私人貸款批核快，但是利息高，逾期罰款亦重。
如要清還稅務貸款，可以先向銀行查詢提早還款的手續費。
二十萬港元的卡數，只還最低還款額，要三十年才能找清。
公屋住戶破產，毋須因此遷出，但居屋業主的情況並不相同。
受薪人士可以向破產管理署查詢擔任公職的限制。
"""
"""Written for this bench in the words that Hong Kong uses."""


def read_sentences(paths: Sequence[str]) -> list[str]:
    """Held-out lines of the files, or the sentences of the demo farm with their slots filled."""
    if not paths:
        rng = Random(4)
        topics = load_topics(*GROUPS).values()
        templates = dict.fromkeys(line for topic in topics for name in LISTED for line in getattr(topic, name))
        return [fill(template, rng, {}) for template in templates]
    lines: list[str] = []
    for path in map(Path, paths):
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        lines += map(str.strip, text.split("\n"))
    return [line for line in lines if line and zlib.crc32(line.encode()) % 10 == 0]


def draft_page(text: str) -> Draft:
    """The page as `pipeline.page` hands it to the steps."""
    return Draft(text, text, is_traditional=is_traditional(text, KNOWLEDGE.simplify(text)))


def clean(text: str, steps: Iterable[Step]) -> str:
    """The text of a page after some steps."""
    page, trail = draft_page(text), Trail(text)
    for step in steps:
        trail.extend(step, step.propose(Draft(trail.text, text, is_traditional=page.is_traditional), KNOWLEDGE))
    return trail.text


def cut_pages(lines: Sequence[str], n_lines: int = PAGE_LINES) -> Iterator[str]:
    """Pages of so many lines."""
    for at in range(0, len(lines), n_lines):
        yield "\n".join(lines[at : at + n_lines])


def show_share(name: str, good: int, total: int, note: str = "") -> None:
    """A row of the table."""
    share = f"{100 * good / total:8.3f} %" if total else "       -  "
    print(f"  {name:<46} {good:>8} of {total:<8} {share} {note}")


def measure_harm(lines: Sequence[str]) -> None:
    """Changed characters of simplified pages, alone and between lines of a traditional page."""
    traditional = read_hanzi().traditional
    print("t2s harm on simplified text (changes to characters that simplified text has)")
    for name, made in (
        ("simplified pages", lambda line, number: line),
        ("simplified lines among traditional ones", lambda line, number: convert_naively(line) if number % 3 else line),
    ):
        n_chars = n_harmed = n_foreign = 0
        harmed: Counter[str] = Counter()
        for page in cut_pages(lines):
            source = page.split("\n")
            mixed = [made(line, number) for number, line in enumerate(source)]
            result = clean("\n".join(mixed), (SCRIPT, PARTICLES)).split("\n")
            for line, shown, after in zip(source, mixed, result, strict=True):
                if shown != line:
                    continue
                n_chars += len(line)
                is_foreign = len(traditional.findall(line)) > 1  # its author wrote the sentence so
                for old, new in zip(line, after, strict=True):
                    if old != new and (is_foreign or traditional.match(old)):
                        n_foreign += 1
                    elif old != new:
                        n_harmed += 1
                        harmed[old + new] += 1
        rate = 10_000 * n_harmed / max(n_chars, 1)
        counts = f"{n_harmed} harmed, {n_foreign} truly traditional, of {n_chars} characters"
        print(f"  {name:<46} {counts}: {rate:.4f} per 10,000", *harmed.most_common(5))


CONVERSIONS: dict[str, Callable[[str], str]] = {
    "naive, 着 stays": lambda text: convert_naively(text, particle="着"),
    "naive, 着 becomes 著": convert_naively,
    "naive with variants (壹 妳 麽 於 後 裏)": convert_with_variants,
    "OpenCC s2t": convert_with_dictionary,
    "OpenCC s2tw": lambda text: convert_with_dictionary(text, "s2tw"),
    "OpenCC s2hk": lambda text: convert_with_dictionary(text, "s2hk"),
}


def measure_round_trips(lines: Sequence[str]) -> None:
    """Pages that were converted, and brought back."""
    print("conversions brought back (characters; lines are exact)")
    for name, convert in CONVERSIONS.items():
        n_chars = n_right = n_exact = 0
        wrong: Counter[str] = Counter()
        for page in cut_pages(lines):
            result = clean("\n".join(map(convert, page.split("\n"))), (SCRIPT, PARTICLES))
            for line, after in zip(page.split("\n"), result.split("\n"), strict=True):
                n_exact += line == after
                n_chars += len(line)
                n_right += sum(map(str.__eq__, line, after))
                wrong.update(old + new for old, new in zip(line, after, strict=True) if old != new)
        worst = " ".join(f"{pair} {n}" for pair, n in wrong.most_common(6))
        show_share(name, n_right, n_chars, f"lines {n_exact} of {len(lines)}; {worst}")


def measure_particles(lines: Sequence[str]) -> None:
    """着 and 著 told apart where both are written 著."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in lines:
        if "着" not in line and "著" not in line:
            continue
        true = find_true_zhu(line.replace("着", "著"), KNOWLEDGE.model)
        for at, char in enumerate(line):
            if char in "着著":
                name = "执着 (as good as 执著; stays as it is)" if line[at - 1 : at] == "执" else char
                total[name] += 1
                right[name] += (at in true) == (char == "著" or name != char)
    print("着 and 著 decided")
    for name in sorted(total):
        show_share(name, right[name], total[name])


def simulate_origins(lines: Sequence[str]) -> Iterator[tuple[str, set[ScriptOriginal], str]]:
    """Pages by how they were made, with what `script_original` may say of them."""
    origin = ScriptOriginal
    pages = list(cut_pages(lines))
    for page in pages:
        yield "simplified", {origin.HANS}, page
        yield "naive", {origin.HANT_NAIVE}, convert_naively(page)
        yield "naive, 着 stays", {origin.HANT_NAIVE}, convert_naively(page, particle="着")
        yield "naive with variants", {origin.HANT_NAIVE}, convert_with_variants(page)
        for config in ("s2t", "s2tw", "s2hk"):
            yield f"mainland text by {config}", {origin.HANT}, convert_with_dictionary(page, config)
        # Its words are Taiwan's by then: either answer is true.
        yield "mainland text by s2twp", {origin.HANT, origin.HANT_TW}, convert_with_dictionary(page, "s2twp")
        half = page.split("\n")
        yield "half naive, half simplified", {origin.MIXED}, "\n".join([*map(convert_naively, half[::2]), *half[1::2]])
    rng = Random(5)
    topics = load_topics(TAIWAN).values()
    taiwan = [fill(line, rng, {}) for topic in topics for name in LISTED for line in getattr(topic, name)]
    hong_kong = HONG_KONG.strip().split("\n")
    for name, written, expected in (("Taiwan", taiwan, origin.HANT_TW), ("Hong Kong", hong_kong, origin.HANT_HK)):
        for _ in range(100):
            yield f"genuine {name}", {expected}, "\n".join(rng.sample(written, 10))


def measure_origins(lines: Sequence[str]) -> None:
    """How often `script_original` tells how a page was made."""
    right: Counter[str] = Counter()
    said: dict[str, Counter[str]] = {}
    for name, expected, page in simulate_origins(lines):
        origin = classify_script(page, KNOWLEDGE.simplify(page))
        right[name] += origin in expected
        said.setdefault(name, Counter())[origin.value] += 1
    print("script_original")
    for name, answers in said.items():
        found = " ".join(f"{value} {n}" for value, n in answers.most_common())
        show_share(name, right[name], sum(answers.values()), found)


def measure_punctuation(lines: Sequence[str]) -> None:
    """Full-width marks given back to pages that were folded."""
    back: Counter[str] = Counter()
    total: Counter[str] = Counter()
    widened: Counter[str] = Counter()
    typed: Counter[str] = Counter()
    for page in cut_pages(lines):
        folded = page.translate(FOLD)
        for old, new in zip(page, clean(folded, (PUNCTUATION,)), strict=True):
            if old in TABLE.values():
                total[old] += 1
                back[old] += old == new
            elif old in TABLE:
                typed[old] += 1
                widened[old] += old != new
    print("full-width marks restored on folded pages (and ASCII marks of the source widened: its author's style)")
    for narrow, wide in TABLE.items():
        show_share(wide, back[wide], total[wide], f"widened {widened[narrow]} of {typed[narrow]}")


# How a page is read wrongly: the charset it is written in, and what the reader makes of its bytes.
MISREADINGS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "GBK as Latin-1": ("gb18030", lambda body: body.decode("latin-1")),
    "UTF-8 as Latin-1": ("utf-8", lambda body: body.decode("latin-1")),
    "UTF-8 as Windows-1252, U+FFFD for unassigned": ("utf-8", lambda body: body.decode("cp1252", "replace")),
    "UTF-8 as GBK, as browsers do": ("utf-8", lambda body: body.decode("gb18030", "yuqi.resume")),
    "UTF-8 as GBK, U+FFFD": ("utf-8", lambda body: body.decode("gb18030", "replace")),
    "UTF-8 as GBK, question marks": ("utf-8", lambda body: body.decode("gb18030", "replace").replace("\ufffd", "?")),
    "UTF-8 as GBK without private use, U+FFFD": ("utf-8", lambda body: body.decode("gbk", "replace")),
    "Big5 as GBK": ("big5hkscs", lambda body: body.decode("gb18030", "yuqi.resume")),
}


def measure_misreadings(lines: Sequence[str]) -> None:
    """Pages read in the wrong charset and stored as UTF-8; characters that come back, and how many of them are wrong."""
    print("pages read in the wrong charset (characters beyond ASCII that come back; stretches that are wrong)")
    for name, (written, read) in MISREADINGS.items():
        n_chars = n_back = n_exact = n_wrong = 0
        pages = ["<p>" + page.replace("\n", "</p>\n<p>") + "</p>" for page in cut_pages(lines)]
        if written == "big5hkscs":
            pages = [convert_naively(page).encode(written, "ignore").decode(written) for page in pages]
        for page in pages:
            text = decode(read(page.encode(written)).encode("utf-8", "replace")).text
            n_exact += text == page
            n_chars += len(page) - len(page.encode("ascii", "ignore"))
            right = [part for part in text.split("\ufffd") if part in page]
            n_wrong += text.count("\ufffd") + 1 - len(right)
            n_back += sum(len(part) - len(part.encode("ascii", "ignore")) for part in right)
        show_share(name, n_back, n_chars, f"{n_wrong} wrong stretches; {n_exact} of {len(pages)} pages exact")
    sound = [text for page in cut_pages(lines) for text in (page, convert_naively(page), *page.split("\n"))]
    n_changed = sum(decode(text.encode()).text != text for text in sound)
    print(f"  sound pages changed: {n_changed} of {len(sound)}")


def measure_speed(lines: Sequence[str]) -> None:
    """MB/s of UTF-8 on one core, best of three; pages of 40 lines."""
    pages = [page for page in cut_pages(lines) if KNOWLEDGE.simplify(page) == page]
    if not pages:
        return
    size = sum(len(page.encode()) for page in pages)
    pages *= max(1, round(SPEED_MB * 1e6 / size))
    megabytes = sum(len(page.encode()) for page in pages) / 1e6
    kinds = {
        "clean": pages,
        "naive": [convert_naively(page) for page in pages],
        "folded": [page.translate(FOLD) for page in pages],
    }
    print(f"MB/s on one core ({megabytes:.1f} MB, {len(pages)} pages)")
    for name, texts in kinds.items():
        drafts = [draft_page(text) for text in texts]
        row = {}
        for steps in ((SCRIPT,), (PARTICLES,), (PUNCTUATION,), (SCRIPT, PARTICLES, PUNCTUATION)):
            seconds = min(_time(drafts, steps) for _ in range(3))
            row[steps[0].name if len(steps) == 1 else "all three"] = megabytes / seconds
        print(f"  {name:<10}", "  ".join(f"{step} {speed:8.1f}" for step, speed in row.items()))


def _time(drafts: Iterable[Draft], steps: Sequence[Step]) -> float:
    start = time.process_time()
    for draft in drafts:
        for step in steps:
            for _ in step.propose(draft, KNOWLEDGE):
                pass
    return time.process_time() - start


def main() -> None:
    """Print all tables."""
    lines = read_sentences(sys.argv[1:])
    traditional = read_hanzi().traditional
    pure = [line for line in lines if not traditional.search(line)]
    print(f"{len(lines)} lines, {sum(map(len, lines))} characters")
    measure_harm(lines)
    measure_round_trips(pure)
    measure_particles(lines)
    measure_origins(pure[:6000])
    measure_punctuation(lines)
    measure_misreadings(pure[:4000])
    measure_speed(pure)


if __name__ == "__main__":
    main()
