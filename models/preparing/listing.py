"""The table of models/add --list."""

from collections.abc import Iterable, Iterator

from . import languages
from .catalogue import Catalogue, Offer
from .installed import Installed

_HEADER = ("code", "language", "from English", "MB", "BLEU", "COMET", "to English", "MB", "BLEU", "COMET", "installed")
_RIGHT = {3, 4, 5, 7, 8, 9}


def table(catalogue: Catalogue, models: Iterable[Installed], small: bool, only: set[str]) -> str:
    """A row a language, with the model that models/add would take for each direction."""
    pairs = {model.pair for model in models if model.translates}
    tags = sorted(tag for tag in catalogue.languages() if not only or tag in only)
    rows = [_HEADER, *(tuple(_row(tag, catalogue, pairs, small)) for tag in tags)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    lines = []
    for row in rows:
        cells = (
            cell.rjust(width) if column in _RIGHT else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _row(tag: str, catalogue: Catalogue, pairs: set[tuple[str, ...]], small: bool) -> Iterator[str]:
    yield tag
    yield languages.name(tag)
    directions = (("en", tag), (tag, "en"))
    for source, target in directions:
        yield from _offer(catalogue.best(source, target, small))
    yield " ".join("-".join(pair) for pair in directions if pair in pairs) or "-"


def _offer(offer: Offer | None) -> tuple[str, str, str, str]:
    if offer is None:
        return "-", "", "", ""
    name = offer.architecture if offer.released else f"{offer.architecture} ({offer.status})"
    size = "" if offer.model.size is None else f"{offer.model.size / 1e6:.0f}"
    bleu, comet = offer.score("bleu"), offer.score("comet")
    # models.json has COMET as a fraction or in hundredths.
    comet = comet * 100 if comet is not None and abs(comet) <= 1 else comet
    return name, size, *("" if score is None else f"{score:.1f}" for score in (bleu, comet))
