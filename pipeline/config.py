"""`corpus.toml` as frozen records: what a workspace drops, normalises and masks, and how it builds."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from pipeline.toml_records import STRICT, ContradictionError, Parsed, read_record

CONFIG_NAME = "corpus.toml"

MaskKind = Literal["mobile", "landline", "email", "qq", "wechat", "id_card", "bank_card"]
MASK_KINDS: tuple[MaskKind, ...] = ("mobile", "landline", "email", "qq", "wechat", "id_card", "bank_card")

# A rule of the judge is given its threshold, or is switched off by false.
Count = Annotated[int, Ge(1)] | Literal[False]
Share = Annotated[float, Ge(0.01), Le(1.0)] | Literal[False]


def _parse_contact(text: str) -> str:
    """An e-mail or web address, or nothing; it becomes part of an HTTP header, so nothing else may pass."""
    if text and not re.fullmatch(r"(?:https?://|[\w.+-]+@)[\x21-\x7e]{1,200}", text, re.ASCII):
        raise ValueError('must be an e-mail address or a web address such as "https://www.example.org/bot"')
    return text


def _parse_folder(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise ValueError("must be the name of a folder")
    return Path(text).expanduser()


@dataclass(frozen=True, slots=True)
class CorpusConfig:
    """What the corpus is called, where it lies, and who answers for its crawler."""

    __pydantic_config__: ClassVar = STRICT
    name: Annotated[str, MinLen(1), MaxLen(100)] = "corpus"
    data: Annotated[Path, Parsed(_parse_folder)] = Path("data")  # relative to the workspace
    contact: Annotated[str, Parsed(_parse_contact)] = ""


@dataclass(frozen=True, slots=True)
class JudgeConfig:
    """The rules that drop a page, by the names of `DropReason`; `empty` and `error` cannot be switched off."""

    __pydantic_config__: ClassVar = STRICT
    too_short: Count = 60  # characters of text; tag and keyword stubs of the survey of 400 pages stay below it
    off_topic: Count = 1  # distinct words of the topic: a page without any is about something else
    stub: bool = True
    list_page: Share = 0.6  # of the lines
    soft_404: bool = True
    adult: Share = 0.5  # of the characters
    unreadable: Share = 0.3  # of the characters
    scrambled: bool = True
    doorway: Share = 0.2  # of the characters


@dataclass(frozen=True, slots=True)
class ScriptConfig:
    """Which script the text is given in."""

    __pydantic_config__: ClassVar = STRICT
    target: Literal["hans", "keep", "tw2sp"] = "hans"


@dataclass(frozen=True, slots=True)
class MaskConfig:
    """Which kinds of personal data are masked in everything that is written."""

    __pydantic_config__: ClassVar = STRICT
    kinds: tuple[MaskKind, ...] = MASK_KINDS

    def __post_init__(self) -> None:
        if len(set(self.kinds)) < len(self.kinds):
            raise ContradictionError("kinds", "must name each kind once")


@dataclass(frozen=True, slots=True)
class BuildConfig:
    """How the work is spread; never what comes out of it."""

    __pydantic_config__: ClassVar = STRICT
    workers: Annotated[int, Ge(0), Le(1024)] = 0  # 0: one for every core
    engine: Literal["local"] = "local"


@dataclass(frozen=True, slots=True)
class Config:
    """The whole of `corpus.toml`."""

    __pydantic_config__: ClassVar = STRICT
    corpus: CorpusConfig = field(default_factory=CorpusConfig)
    judge: JudgeConfig = field(default_factory=JudgeConfig)
    script: ScriptConfig = field(default_factory=ScriptConfig)
    mask: MaskConfig = field(default_factory=MaskConfig)
    build: BuildConfig = field(default_factory=BuildConfig)

    @property
    def digest(self) -> str:
        """Sixteen hex digits over what decides the content of the corpus: judge, script and mask."""
        kinds = sorted(self.mask.kinds)
        decisive = {"judge": asdict(self.judge), "script": asdict(self.script), "mask": kinds}
        return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()[:16]


def load_config(folder: Path) -> Config:
    """The configuration of the workspace `folder`.

    Raises:
        ConfigError: `folder` is no workspace, or its `corpus.toml` is wrong; all mistakes are named at once.
    """
    return read_record(
        folder / CONFIG_NAME,
        Config,
        todo_missing="type `yuqi init DIR` to make a workspace, or `yuqi -C DIR ...` to name one",
        todo_wrong=f"correct {CONFIG_NAME} and type the command again",
    )


def default_config_text() -> str:
    """The commented `corpus.toml` that `yuqi init` writes; it parses to the defaults."""
    return _DEFAULT_TEXT


_DEFAULT_TEXT = """\
# What this workspace drops, normalises and masks, and how it builds.
# Every key may be left out; the values below are the defaults.

[corpus]
name = "corpus"      # stands in the report
data = "data"        # where pages and tables are kept; relative to this file
contact = ""         # an e-mail or web address: the crawler shows it to the sites it visits

[judge]              # which pages are dropped, always with their reason; false switches a rule off
too_short = 60       # fewer characters than this
off_topic = 1        # fewer different words of the topic than this; false for another topic
stub = true          # tag and keyword pages without an article
list_page = 0.6      # lists of links: at least this share of the lines
soft_404 = true      # "page not found", served as a page
adult = 0.5          # porn and gambling: at least this share of the characters stands in such lines
unreadable = 0.3     # damaged beyond repair: at least this share of the characters
scrambled = true     # characters in an order that is no Chinese
doorway = 0.2        # made for a search phrase, which fills at least this share of the text

[script]
target = "hans"      # simplified; "tw2sp": and without Taiwan's words; "keep": as the page is

[mask]               # personal data that is blotted out in all that is written; [] masks nothing
kinds = ["mobile", "landline", "email", "qq", "wechat", "id_card", "bank_card"]

[build]
workers = 0          # processes; 0: one for every core
engine = "local"     # where the work runs
"""
