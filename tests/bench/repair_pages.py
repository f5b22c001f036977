"""Pages for the benchmark of the repair: sentences that no table has seen, sound pages, and the speed of each kind."""

from __future__ import annotations

import gzip
import math
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from pipeline.knowledge import Knowledge
from pipeline.records import Draft
from pipeline.repair.annotations import propose
from scraper.demo.sentences import fill, is_counted, list_templates
from tests.bench.repair_rows import PAGE_LINES, count_listable
from tests.simulators.annotator import Decoder, Line, convert_naively, draw_list, read_aloud, simulate_page

SHORTEST, LONGEST = 10, 200  # characters of a sentence


def read_sentences(paths: Sequence[Path], part: int, rng: Random, n_wanted: int) -> list[str]:
    """Traditional sentences in random order and without repetition; no table has seen those of part 0."""
    lines = _read_part(paths, part) if paths else _write_own(rng, n_wanted)
    kept = {}
    for line in lines:
        sentence = convert_naively(line)
        if SHORTEST <= len(sentence) <= LONGEST and not sentence.encode("gbk", "replace").count(b"?"):
            kept[sentence] = True
    sentences = list(kept)
    rng.shuffle(sentences)
    return sentences


def _read_part(paths: Iterable[Path], part: int) -> Iterator[str]:
    for path in paths:
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in text.decode("utf-8").splitlines():
            if zlib.crc32(line.strip().encode()) % 10 == part:
                yield line.strip()


def _write_own(rng: Random, n_wanted: int) -> Iterator[str]:
    templates = [template for template in list_templates() if not is_counted(template)]
    for _ in range(max(1, math.ceil(n_wanted / len(templates)))):
        for template in templates:
            yield fill(template, rng, {})


def measure_sound_pages(sentences: Sequence[str], knowledge: Knowledge, seed: int) -> dict[str, tuple[int, int]]:
    """Pages that must not change, by kind: how many do, and how many there are.

    Clean ones hold every sentence once, in either script; on the others every occurrence of the page's rarest hanzi is
    glossed with its reading, as dictionaries and school books do.
    """
    rng = Random(f"{seed} sound")
    frequency = Counter("".join(sentences))
    pages = [sentences[start : start + PAGE_LINES] for start in range(0, len(sentences), PAGE_LINES)]
    texts = {"clean, traditional": ["\n".join(f"<p>{sentence}</p>" for sentence in page) for page in pages]}
    texts["clean, simplified"] = [knowledge.simplify(text) for text in texts["clean, traditional"]]
    for n_glosses in (5, 12):
        for script in ("traditional", "simplified"):
            sample = rng.sample(texts[f"clean, {script}"], min(150, len(pages)))
            texts[f"{n_glosses} glosses, {script}"] = [_gloss_rarest(text, n_glosses, frequency) for text in sample]
    return {
        kind: (sum(1 for text in kept if any(True for _ in propose(Draft(text=text), knowledge))), len(kept))
        for kind, kept in texts.items()
    }


def _gloss_rarest(text: str, n_glosses: int, frequency: Counter[str]) -> str:
    hanzi = sorted((char for char in set(text) if "一" <= char <= "鿿"), key=lambda char: (frequency[char], char))
    readings = {char: read_aloud(char) for char in hanzi[:n_glosses]}
    return text.translate({ord(char): f"{char}({reading})" for char, reading in readings.items() if reading})


def measure_speed(sentences: Sequence[str], knowledge: Knowledge, seed: int) -> dict[str, float]:
    """Megabytes (UTF-8) a CPU second by kind of page, one core; each kind on pages it has not seen."""
    rng = Random(f"{seed} speed")
    frequency = count_listable(sentences)
    kinds: dict[str, list[str]] = {"clean": [], "clean, with brackets": [], "annotated, undamaged": []}
    damaged_lines: list[Line] = []
    for number in range(600):
        entries = draw_list(frequency, 200, rng)
        page = rng.sample(sentences, min(PAGE_LINES, len(sentences)))
        kinds["clean"].append("\n".join(f"<p>{sentence}</p>" for sentence in page))
        script = "<script>(function(d){var s=d.createElement('script');s.src=f(s)+g(d)})(document)</script>\n"
        notes = "\n".join(f"<li>{sentence[:9]}(見附件{sentence[9:12]})</li>" for sentence in page[:4])
        kinds["clean, with brackets"].append(f"{script}{kinds['clean'][-1]}\n{notes}")
        if number >= 150:
            continue
        lines = simulate_page(page, entries, Decoder.PHP)
        sound = [line for line in lines if not line.is_damaged]
        kinds["annotated, undamaged"].append("\n".join(line.observed for line in sound))
        damaged_lines += [line for line in lines if line.is_damaged]
        if number < 60:
            for size in (60, 200, 600):
                entries = draw_list(frequency, size, rng)
                for keep in (True, False):
                    lines = simulate_page(page, entries, Decoder.PHP, keep_private=keep)
                    name = f"list of {size}, private use {'kept' if keep else 'dropped'}"
                    kinds.setdefault(name, []).append("\n".join(line.observed for line in lines))
    for keep in (True, False):  # every line of these pages is damaged
        texts = kinds.setdefault(f"damaged lines only, private use {'kept' if keep else 'dropped'}", [])
        for _ in range(8):
            entries = draw_list(frequency, 400, rng)
            broken: list[Line] = []
            for _ in range(40):
                page = rng.sample(sentences, min(PAGE_LINES, len(sentences)))
                broken += [
                    line for line in simulate_page(page, entries, Decoder.PHP, keep_private=keep) if line.is_damaged
                ]
                if len(broken) >= PAGE_LINES:
                    break
            texts.append("\n".join(line.observed for line in broken[:PAGE_LINES]))
    speeds = {}
    for kind, pages in kinds.items():
        list(propose(Draft(text=kinds["annotated, undamaged"][0]), knowledge))  # tables are loaded
        begun = time.process_time()
        for page_text in pages:
            list(propose(Draft(text=page_text), knowledge))
        seconds = time.process_time() - begun
        speeds[kind] = sum(len(page_text.encode()) for page_text in pages) / 1e6 / max(seconds, 1e-9)
    return speeds
