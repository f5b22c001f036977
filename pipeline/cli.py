"""Arguments and exit codes of `yuqi`; no logic."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.errors import DataError, QualityGateError, UsageError, YuqiError
from pipeline.terminal import (
    narrate,
    narrate_problems,
    print_result,
    show_progress,
    write_build,
    write_counts,
    write_laws,
    write_site,
)

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
_KEPT = "everything written before is kept"
_EXIT_CODES = (
    "\b\nExit codes: 0 done, 1 a bug, 2 usage, 3 configuration, 4 data invalid, 5 a quality gate failed,\n"
    "6 locked by another run, 7 resources (disk full, memory), 130 interrupted."
)


class _Group(click.Group):
    """Commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXIT_CODES)
@click.version_option(package_name="yuqi-corpus", prog_name="yuqi")
@click.option(
    "-C", "folder", type=click.Path(path_type=Path), default=".", metavar="DIR", help="Workspace (default: here)."
)
@click.pass_context
def cli(ctx: click.Context, folder: Path) -> None:
    """Turn the Chinese loan-delinquency web into a corpus one can trust."""
    ctx.obj = folder


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default="demo", metavar="[DIR]")
@click.option("--seed", type=int, default=1, show_default=True, help="Another farm.")
@click.option("--articles", type=click.IntRange(30, 5000), default=420, show_default=True, help="Size of the farm.")
@_JSON
@click.pass_obj
def demo(root: Path, folder: Path, seed: int, articles: int, as_json: bool) -> None:
    """Crawl a badly kept farm on loopback, build its corpus, and score it against the known truth."""
    from pipeline.demo import run_demo

    with show_progress("cleaning") as advance:
        result = run_demo(root / folder, seed=seed, articles=articles, narrate=narrate, on_progress=advance)
    yuqi = f"yuqi -C {root / folder}"
    print_result({"workspace": str(result.folder), "build": asdict(result.build), "score": result.records}, as_json, [
        *result.table.splitlines(), *write_build(result.build, root / folder / "data" / "corpus"), "",
        "open next:",
        f"  {yuqi} status                what is there, by site",
        f"  {yuqi} explain URL           one page, every change in place with its reason",
        f"  {yuqi} verify                do all laws of the corpus hold?",
        "  notebooks/01_first_look.ipynb",
    ])  # fmt: skip


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@_JSON
@click.pass_obj
def init(root: Path, folder: Path, as_json: bool) -> None:
    """Make DIR a workspace: a commented corpus.toml and an example recipe."""
    from pipeline.workspace import create_workspace

    written = create_workspace(root / folder)
    print_result({"workspace": str(root / folder), "written": [str(path) for path in written]}, as_json, [
        *(f"wrote {path}" for path in written),
        f"{root / folder} is a workspace; next: yuqi -C {root / folder} import PATH ...",
    ])  # fmt: skip


@cli.command()
@click.argument("sites", nargs=-1, metavar="[SITE ...]")
@click.option("--due", is_flag=True, help="Only sites whose time has come.")
@_JSON
@click.pass_obj
def crawl(root: Path, sites: tuple[str, ...], due: bool, as_json: bool) -> None:
    """Fetch what is new on all sites, or the named ones, into the archive."""
    from pipeline.run import crawl_sites

    records = crawl_sites(_open(root), sites, due=due, narrate=narrate)
    print_result({"sites": records}, as_json, map(write_site, records))


@cli.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH ...")
@click.option("--site", default="import", show_default=True, help="Name of the site for pages that bring none.")
@_JSON
@click.pass_obj
def import_command(root: Path, paths: tuple[Path, ...], site: str, as_json: bool) -> None:
    """Archive pages from WARC, HTML, text, JSON lines or Parquet files."""
    from pipeline.importing import import_pages

    result = import_pages(_open(root), list(paths), site=site)
    narrate_problems(result.problems)
    print_result(asdict(result), as_json, [
        f"{result.n_new} pages archived, {result.n_known} known already, {len(result.problems)} problems",
    ])  # fmt: skip
    if result.problems and not result.n_new + result.n_known:
        raise DataError("no page could be read", where=result.problems[0].where, todo=result.problems[0].todo)


@cli.command()
@click.option("--full", is_flag=True, help="Clean everything again from the raw pages.")
@click.option("--workers", type=click.IntRange(0), default=None, help="Processes; 0: one a core.")
@_JSON
@click.pass_obj
def build(root: Path, full: bool, workers: int | None, as_json: bool) -> None:
    """Clean and group what is new, and publish the corpus at once."""
    from pipeline.build import build_corpus

    workspace = _open(root)
    with show_progress("cleaning") as advance:
        result = build_corpus(workspace, full=full, workers=workers, on_progress=advance)
    narrate_problems(result.problems)
    print_result(asdict(result), as_json, write_build(result, workspace.corpus))


@cli.command()
@_JSON
@click.pass_obj
def run(root: Path, as_json: bool) -> None:
    """Crawl what is due and build: what a schedule calls; safe at any time, twice at once, after a kill."""
    from pipeline.run import run_once

    workspace = _open(root)
    with show_progress("cleaning") as advance:
        result = run_once(workspace, narrate=narrate, on_progress=advance)
    narrate_problems(result.build.problems)
    print_result(
        asdict(result), as_json, [*map(write_site, result.sites), *write_build(result.build, workspace.corpus)]
    )


@cli.command()
@click.argument("file", type=click.Path(path_type=Path), default="-", metavar="[FILE | -]")
@click.option("--url", default="", help="Where the page came from.")
@_JSON
@click.pass_obj
def clean(root: Path, file: Path, url: str, as_json: bool) -> None:
    """Clean one page or text and print it; nothing is stored."""
    from pipeline.config import CONFIG_NAME
    from pipeline.one_page import clean as clean_one

    media = "text" if file.suffix == ".txt" else ""
    space = _open(root) if (root / CONFIG_NAME).exists() else None
    config, own_counts = (space.config, space.own_counts) if space else (None, None)
    result = clean_one(_read(file), url=url, media=media, config=config, own_counts=own_counts)
    if not result.verdict.keep:
        reason = result.verdict.reason.value if result.verdict.reason else ""
        narrate(f"a corpus would drop this page: {reason} ({result.verdict.detail})")
    print_result(result.as_dict(), as_json, result.lines())


@cli.command()
@click.argument("doc", metavar="DOC_ID | URL")
@_JSON
@click.pass_obj
def explain(root: Path, doc: str, as_json: bool) -> None:
    """Show a page with every edit in place and its reason."""
    from pipeline.corpus import explain as explain_one

    explanation = explain_one(doc, _open(root).corpus)
    print_result(explanation.as_dict(), as_json, explanation.lines())


@cli.command()
@_JSON
@click.pass_obj
def status(root: Path, as_json: bool) -> None:
    """Show what is archived, what is published, and the last builds."""
    from pipeline.state import describe_workspace

    report = describe_workspace(_open(root))
    print_result(report.as_dict(), as_json, report.lines())


@cli.command()
@click.option("--digest", "only_digest", is_flag=True, help="Print the digest that equal corpora share, no more.")
@_JSON
@click.pass_obj
def verify(root: Path, only_digest: bool, as_json: bool) -> None:
    """Check the laws of the published corpus against the archive, and print its digest."""
    from pipeline.store import digest
    from pipeline.verification import verify_corpus

    workspace = _open(root)
    if only_digest:
        value = digest(workspace.corpus)
        print_result({"digest": value}, as_json, [value])
        return
    laws = verify_corpus(workspace.corpus, workspace.archive_files, frozenset(workspace.config.mask.kinds))
    value = digest(workspace.corpus)
    print_result({"digest": value, "laws": [asdict(law) for law in laws]}, as_json, write_laws(laws, value))
    broken = [law for law in laws if law.violations]
    if broken:
        raise QualityGateError(
            f"{len(broken)} laws are broken, first: {broken[0].name}",
            where=broken[0].violations[0],
            todo="yuqi build --full, and report it with the page if it stays",
        )


@cli.group()
def language() -> None:
    """Let text of your own decide what fits where characters were lost."""


@language.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH ...")
@click.option("--words", type=click.Path(path_type=Path), metavar="LIST", help="A file of `word frequency` lines.")
@click.option("--weight", type=click.IntRange(1, 1000), default=1, show_default=True, help="Times each text counts.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Whole tables into DIR; no workspace.")
@_JSON
@click.pass_obj
def language_build(
    root: Path, paths: tuple[str, ...], words: Path | None, weight: int, out: Path | None, as_json: bool
) -> None:
    """Count texts (UTF-8, a sentence a line, also gzipped) and add them to the shipped counts in this workspace."""
    from pipeline.language_build import build_own, build_whole

    if out:
        result = build_whole(out, paths, words=words, weight=weight, narrate=narrate)
    else:
        result = build_own(_open(root), paths, words=words, weight=weight, narrate=narrate)
    following = [] if out else [f"next: yuqi -C {root} build   (cleans all pages again, with these counts)"]
    print_result(asdict(result), as_json, [*write_counts(result), *following])


def main() -> None:
    """Run `yuqi`, and turn what makes a person act into a message and an exit code."""
    sys.exit(call(sys.argv[1:]))


def call(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    from pipeline.workspace import explain_os_error

    try:
        cli.main(arguments, prog_name="yuqi", standalone_mode=False)
    except YuqiError as error:
        return _fail(error)
    except click.UsageError as error:
        error.show()
        return UsageError.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"interrupted; {_KEPT}, the same command goes on from here", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe went away: nothing to say, and nobody to say it to
        return 0
    except OSError as error:
        known = explain_os_error(error, _KEPT)
        if known is None:
            raise
        return _fail(known)
    except MemoryError:
        return _fail(YuqiError("memory ran out", todo="yuqi build --workers 1"))
    return 0


def _fail(error: YuqiError) -> int:
    click.echo(f"yuqi: {error}", err=True)
    return error.exit_code


def _open(root: Path) -> Workspace:
    from pipeline.workspace import open_workspace

    return open_workspace(root)


def _read(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    if not file.is_file():
        what = "that is a folder and no file" if file.is_dir() else "there is no such file"
        raise UsageError(what, where=str(file), todo="yuqi clean FILE, or `-` for standard input")
    return file.read_bytes()
