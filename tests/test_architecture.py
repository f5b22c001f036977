"""The house, held by walking the imports.

Which way imports point, which modules touch the world, how long a module is and how it is named.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = {"decode", "repair", "extract", "cleaning", "judge", "tags", "group"}
LEAVES = {
    "errors",
    "records",
    "lines",
    "bounds",
    "count_table",
    "language",
    "pairs",
    "terms",
    "lexicon",
    "knowledge",
}  # what every stage may know
FILES_OF_PEOPLE = {"toml_records", "recipe_values", "config", "recipes"}
SCRAPER_KNOWS = {
    "records",
    "errors",
    "config",
    "recipes",
    "sources",
    "warc",
    "warc_reader",
    "identity",
    "lock",
    "parts",
    "bounds",
}
# Each is imported only by those before it, and by the public API.
COMPOSERS = ["__main__", "cli", "demo", "run", "state", "build", "one_page", "page"]

# The only modules that touch disk, clock, network, processes or the environment.
EFFECTS = {
    *("pipeline." + name for name in ("toml_records", "config", "recipes", "reader_files", "workspace")),  # of people
    *("pipeline." + name for name in ("sources", "row_reader", "warc_reader", "one_page", "knowledge")),  # what is read
    *("pipeline." + name for name in ("warc", "store", "corpus", "importing", "state", "lock")),  # what is kept
    *("pipeline." + name for name in ("engine", "build", "run", "demo", "cli")),  # what runs
    *("pipeline." + name for name in ("language_texts", "language_build", "lexicon_build")),  # what makes the data
    *("scraper." + name for name in ("archive", "frontier", "guards", "spiders", "demo", "__main__")),
}
EFFECT_IMPORTS = {
    *("asyncio", "concurrent", "fcntl", "http", "logging", "mmap", "multiprocessing", "os", "random", "requests"),
    *("secrets", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib.request"),
}
EFFECT_CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir", "unlink", "touch", "rename"),
    *("exists", "is_file", "is_dir", "iterdir", "glob", "rglob", "stat", "symlink_to", "hardlink_to", "expanduser"),
    *("now", "utcnow", "today", "uuid1", "uuid4", "input", "exec_module"),
}

MAX_LINES = 300
LONGER: dict[str, str] = {}  # module: why it is not cut along its subjects
NAMELESS = {"utils", "util", "helpers", "helper", "base", "misc", "manager", "common"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {
    name_of(path): path for package in ("pipeline", "scraper") for path in sorted((ROOT / package).rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def runtime_nodes(tree: ast.AST) -> list[ast.AST]:
    """All nodes outside of `if TYPE_CHECKING:`."""
    nodes = []
    for child in ast.iter_child_nodes(tree):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            nodes += [child, *runtime_nodes(child)]
    return nodes


def imports_of(name: str) -> set[str]:
    found = set()
    for node in runtime_nodes(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {full if full in MODULES or full in EFFECT_IMPORTS else node.module for full in whole}
    return found


IMPORTS = {name: imports_of(name) for name in MODULES}
ARROWS: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(
    set
)  # (package, subject) -> the same of what it imports
for importer, imported in IMPORTS.items():
    for target in imported & set(MODULES):
        source, goal = (tuple(f"{name}.__init__".split(".")[:2]) for name in (importer, target))
        ARROWS[source].add(goal)


def pipeline_imports(subject: str) -> set[str]:
    return {goal for package, goal in ARROWS["pipeline", subject] if package == "pipeline"} - {subject}


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_stages_know_only_the_leaves(stage: str) -> None:
    assert pipeline_imports(stage) <= LEAVES
    libraries = {
        name.partition(".")[0] for module in IMPORTS if module.split(".")[1:2] == [stage] for name in IMPORTS[module]
    }
    assert not libraries & {"pandas", "scrapy"}


@pytest.mark.parametrize(
    ("subjects", "known"), [(LEAVES, LEAVES | {"config"}), (FILES_OF_PEOPLE, FILES_OF_PEOPLE | {"errors"})]
)
def test_what_lies_deepest_imports_nothing_above(subjects: set[str], known: set[str]) -> None:
    assert {
        subject: pipeline_imports(subject) - known for subject in subjects if pipeline_imports(subject) - known
    } == {}


@pytest.mark.parametrize("composer", COMPOSERS)
def test_composers_are_imported_from_above_only(composer: str) -> None:
    importers = {
        subject for package, subject in list(ARROWS) if package == "pipeline" and composer in pipeline_imports(subject)
    }
    assert importers <= {*COMPOSERS[: COMPOSERS.index(composer)], "__init__"}


def test_pipeline_never_imports_the_scraper() -> None:
    roots = {name.partition(".")[0] for module in IMPORTS if module.startswith("pipeline") for name in IMPORTS[module]}
    assert not roots & {"scraper", "scrapy", "twisted"}


def test_scraper_knows_little_of_the_pipeline() -> None:
    goals = set().union(*(goals for (package, _), goals in ARROWS.items() if package == "scraper"))
    assert {subject for package, subject in goals if package == "pipeline"} <= SCRAPER_KNOWS


def test_no_module_imports_itself_through_others() -> None:
    list(TopologicalSorter({name: found & set(MODULES) for name, found in IMPORTS.items()}).static_order())


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_the_listed_modules_touch_the_world(module: str) -> None:
    called = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in runtime_nodes(TREES[module])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }
    roots = {name if name in EFFECT_IMPORTS else name.partition(".")[0] for name in IMPORTS[module]}
    effects = roots & EFFECT_IMPORTS | called & EFFECT_CALLS
    assert not effects or any(module == listed or module.startswith(listed + ".") for listed in EFFECTS)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_is_read_in_one_sitting_and_named_by_its_subject(module: str) -> None:
    n_lines = MODULES[module].read_text(encoding="utf-8").count("\n")
    assert n_lines <= MAX_LINES or module in LONGER
    assert not NAMELESS & set(module.split("."))


@pytest.mark.parametrize("module", sorted({"pipeline", "pipeline.cli", "pipeline.recipes"} & set(MODULES)))
def test_importing_is_light(module: str) -> None:
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"pandas", "pyarrow", "numpy", "scrapy", "bs4", "pydantic"}
