"""The command line of models/add."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from . import additions, installed, languages, listing, manifest, recogniser, sources
from .catalogue import Catalogue, Offer
from .errors import PrepareError, describe_os_error
from .layout import Layout
from .progress import Progress

_MODELS = Path(__file__).resolve().parent.parent
_DESCRIPTION = """\
Adds languages: fetches Firefox Translations models (Mozilla, MPL-2.0) from and to English, verifies
and converts them, and links them under models/cache, where a running node finds them.
"""
_EXAMPLES = """\
examples:
  models/add --list             what there is, and what of it is installed
  models/add es zh-Hant         to read Spanish and traditional Chinese
  models/add --both de          also what is written or spoken in German, by way of text
  models/add --remove de
  models/add --whisper DIR      a Whisper model of your own, tiny to large-v3
"""
_INTERRUPTED = 130


def main(arguments: list[str], models_dir: Path = _MODELS) -> int:
    """Returns the exit status: 0 done, 1 something is wrong, 2 wrong usage, 130 interrupted."""
    options = _parse(arguments)
    layout = Layout.of(models_dir)
    try:
        if options.remove:
            return _remove(options.words, layout)
        if options.list:
            return _list(options, layout)
        if options.whisper:
            ids = set(manifest.load(layout.manifest))
            recogniser.add(options.whisper, options.name, options.licence, layout, ids)
            return 0
        return _add(options, layout)
    except PrepareError as error:
        return _fail(error)
    except OSError as error:
        return _fail(describe_os_error(error))
    except KeyboardInterrupt:
        print("\nstopped; models/add goes on from here", file=sys.stderr)
        return _INTERRUPTED


def _fail(error: PrepareError) -> int:
    print(f"models/add: {error}", file=sys.stderr)
    return 1


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="models/add",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "words", nargs="*", metavar="LANG", help="BCP 47: es, pt-PT, zh-Hant; with --remove also a model's id"
    )
    parser.add_argument("--both", action="store_true", help="also the models to English")
    parser.add_argument("--small", action="store_true", help="the smallest models, not the best")
    parser.add_argument(
        "--from", dest="origin", metavar="WHERE", help="another models.json: a URL, a file or a directory"
    )
    parser.add_argument("--list", action="store_true", help="what there is")
    parser.add_argument("--remove", action="store_true", help="take away what was added for LANG")
    own = parser.add_argument_group("a Whisper model of your own")
    own.add_argument(
        "--whisper", type=Path, metavar="DIR", help="directory in CTranslate2's or Hugging Face's layout"
    )
    own.add_argument("--as", dest="name", metavar="ID", help="its name in models/cache, e.g. whisper-nurses")
    own.add_argument("--licence", default="LicenseRef-Operator", metavar="SPDX")
    options = parser.parse_args(arguments)
    if options.whisper:
        if options.words or options.list or options.remove or options.both or options.small or options.origin:
            parser.error("--whisper takes only --as and --licence")
        return options
    if options.name:
        parser.error("--as goes with --whisper")
    if options.list and options.remove:
        parser.error("--list and --remove do not go together")
    if options.remove and (options.both or options.small or options.origin):
        parser.error("--remove takes languages only")
    if not options.words and not options.list:
        parser.error("which language? models/add --list shows what there is")
    return options


def _add(options: argparse.Namespace, layout: Layout) -> int:
    tags = list(dict.fromkeys(languages.canonical(word) for word in options.words))
    source = sources.open_source(options.origin)
    choose = _choice(source, options, len(tags))
    offers = [offer for tag in tags for offer in _offers(tag, choose, options)]
    ids = set(manifest.load(layout.manifest))
    width = max(len(additions.id_of(offer, ids)) for offer in offers) + 1
    status = 0
    for offer in offers:
        model_id = additions.id_of(offer, ids)
        try:
            additions.add(offer, model_id, layout, Progress(model_id, width))
            packaged = additions.id_of(offer, set())
            if model_id != packaged:
                print(f"{model_id} lies beside {packaged}, which comes with models/prepare", file=sys.stderr)
        except PrepareError as error:
            status = _fail(PrepareError(f"{offer.title}: {error}"))
        except OSError as error:
            status = _fail(PrepareError(f"{offer.title}: {describe_os_error(error)}"))
    return status


_Choose = Callable[[str, str], Offer]


def _choice(source: "Catalogue | Path", options: argparse.Namespace, count: int) -> _Choose:
    """How a pair is found in the source; raises PrepareError where it has none."""
    if isinstance(source, Catalogue):
        return lambda one, other: _from_list(source, one, other, options.small)
    alone = count == 1 and not options.both
    return lambda one, other: _from_directory(source, one, other, alone)


def _offers(tag: str, choose: _Choose, options: argparse.Namespace) -> Iterator[Offer]:
    if tag == "en":
        raise PrepareError("every model is from or to English: name the other language")
    yield choose("en", tag)
    if options.both:
        yield choose(tag, "en")


def _from_list(source: Catalogue, one: str, other: str, small: bool) -> Offer:
    offer = source.best(one, other, small)
    if offer is not None:
        if not offer.released:
            print(f"{offer.title}: Mozilla has not released it ({offer.status})", file=sys.stderr)
        return offer
    if (one, other) in source.faults:
        raise PrepareError(source.faults[one, other])
    tag = other if one == "en" else one
    general = languages.without_region(tag)
    if general != tag:
        print(f"there is no model for {tag} alone; taking {general}", file=sys.stderr)
        return _from_list(source, *(general if side == tag else side for side in (one, other)), small)
    if (other, one) in source.pairs():
        raise PrepareError(
            f"{source.url} has no model from {languages.name(one)} to {languages.name(other)}, only the other "
            "direction" + (": leave --both away" if other == "en" else "")
        )
    near = ", ".join(f"{near} ({languages.name(near)})" for near in languages.near(tag, source.languages()))
    hint = f"; did you mean {near}?" if near else "; models/add --list shows what there is"
    raise PrepareError(f"{source.url} has no language {tag}{hint}")


def _from_directory(directory: Path, one: str, other: str, alone: bool) -> Offer:
    offer = sources.offer_in(directory, one, other, alone)
    if offer is None:
        there = ", ".join(sources.pairs_in(directory)) or "nothing of the kind"
        raise PrepareError(
            f"{directory} has neither a models.json nor a model {one}-{other} (model*.bin with its vocab*.spm, also "
            f"in {one}-{other}/), but {there}"
        )
    return offer


def _list(options: argparse.Namespace, layout: Layout) -> int:
    models = installed.all_of(layout)
    only = {languages.canonical(word) for word in options.words}
    try:
        source = sources.open_source(options.origin)
    except PrepareError as error:
        own = ", ".join(model.id for model in models if model.translates) or "none"
        raise PrepareError(f"{error}\n  Translation models that are installed: {own}") from error
    if not isinstance(source, Catalogue):
        raise PrepareError(f"{source} has no models.json to list")
    print(f"{source.url}\n{listing.table(source, models, options.small, only)}")
    return 0


def _remove(words: list[str], layout: Layout) -> int:
    manifest_ids = set(manifest.load(layout.manifest))
    status = 0
    for word in words:
        try:
            models = installed.all_of(layout)
            found = [model for model in models if model.id == word]
            found = found or installed.of_language(languages.canonical(word), models)
            with layout.locked():
                for model in installed.require_own(word, found, manifest_ids):
                    print(installed.remove(model, layout), file=sys.stderr)
        except PrepareError as error:
            status = _fail(error)
    return status
