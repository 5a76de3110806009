"""The command line of models/prepare."""

import argparse
import sys
from pathlib import Path

from . import environment, languages, manifest, marian_files, prepared, recipes
from .errors import PrepareError, describe_os_error
from .layout import Layout
from .manifest import Entry
from .progress import Progress
from .recipes import Recipe

_MODELS = Path(__file__).resolve().parent.parent
_DESCRIPTION = """\
Turns the packages pinned in models/manifest into the ONNX models that the service loads, and links
them under models/cache. Goes on where it stopped; does nothing when all is there.
"""


def main(arguments: list[str], models_dir: Path = _MODELS) -> int:
    """Returns the exit status: 0 ready, 1 something is wrong, 2 wrong usage, 130 interrupted."""
    options = _parse(arguments)
    layout = Layout.of(models_dir)
    try:
        if options.python:
            print(environment.python(layout))
            return 0
        if options.check:
            return _check(options.ids, layout)
        if options.marian:
            wanted = [_marian(options, layout)]
        else:
            wanted = [recipes.of_manifest(entry, layout) for entry in _select(options.ids, layout)]
        _prepare(wanted, layout)
        return 0
    except PrepareError as error:
        return _fail(error)
    except OSError as error:
        return _fail(describe_os_error(error))
    except KeyboardInterrupt:
        print("\nstopped; models/prepare goes on from here", file=sys.stderr)
        return 130


def _fail(error: PrepareError) -> int:
    print(f"models/prepare: {error}", file=sys.stderr)
    return 1


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="models/prepare", description=_DESCRIPTION)
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these models")
    parser.add_argument("--check", action="store_true", help="recompute the sha256 of every file")
    parser.add_argument(
        "--python", action="store_true", help="print the Python that has the converters' packages"
    )
    own = parser.add_argument_group("a Firefox Translations model of your own")
    own.add_argument("--marian", type=Path, metavar="DIR", help="directory with model*.bin, *.spm")
    own.add_argument("--pair", metavar="SOURCE-TARGET", help="its languages, e.g. es-en, en-zh-Hant")
    own.add_argument("--licence", default="LicenseRef-Operator", metavar="SPDX")
    options = parser.parse_args(arguments)
    if bool(options.marian) != bool(options.pair):
        parser.error("--marian and --pair go together")
    if options.marian and (options.ids or options.check):
        parser.error("--marian takes neither ids nor --check")
    return options


def _select(ids: list[str], layout: Layout) -> list[Entry]:
    entries = manifest.load(layout.manifest)
    unknown = [model_id for model_id in ids if model_id not in entries]
    if unknown:
        known = ", ".join(entries) or "none"
        raise PrepareError(f"no such model: {', '.join(unknown)}; the manifest has: {known}")
    return [entry for entry in entries.values() if not ids or entry.id in ids]


def _marian(options: argparse.Namespace, layout: Layout) -> Recipe:
    source, target = languages.pair(options.pair)
    if not options.marian.is_dir():
        raise PrepareError(f"--marian {options.marian}: no such directory")
    marian_files.check(options.marian)
    entry = Entry(
        id=f"marian-{source}-{target}".lower(),
        task="translation",
        languages=(source, target),
        licence=options.licence,
        notice="Supplied by the operator of this node.",
        converter="marian",
        packages=(),
    )
    return recipes.of_operator(entry, options.marian.absolute(), layout)


def _prepare(wanted: list[Recipe], layout: Layout) -> None:
    missing = [recipe for recipe in wanted if not prepared.intact(recipe.directory)]
    if missing:
        width = max(len(recipe.entry.id) for recipe in wanted) + 1
        with layout.locked():
            for recipe in missing:
                recipes.ensure(recipe, layout, Progress(recipe.entry.id, width))
    for recipe in wanted:
        layout.link(recipe.entry.id, recipe.directory)
    print(f"{len(wanted)} models ready in {layout.links}", file=sys.stderr)


def _check(ids: list[str], layout: Layout) -> int:
    """Checks what models/cache links to: the chosen models, or all including the operator's."""
    linked = {path.name for path in layout.links.glob("*") if not path.name.startswith(".")}
    wanted = [entry.id for entry in _select([], layout)] if not ids else ids
    extra = sorted(linked - set(wanted)) if not ids else []
    status = 0
    for model_id in [*wanted, *extra]:
        directory = layout.links / model_id
        found = prepared.problems(directory) if directory.exists() else ["is not prepared"]
        for problem in found:
            print(f"{model_id}: {problem}", file=sys.stderr)
        if found:
            status = 1
            if directory.exists():
                (directory / prepared.VERIFIED_JSON).unlink(missing_ok=True)
        else:
            print(f"{model_id}: ok", file=sys.stderr)
    if status:
        print("run models/prepare, or models/add for what it added, to make them again", file=sys.stderr)
    return status
