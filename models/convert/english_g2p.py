"""English pronunciation data of hibari-tts to plain sorted tables.

Every `.tsv` file holds lines of `key TAB value`, sorted by the UTF-8 bytes of the key, so that a
reader finds a key by bisection without building a map:

    gold.tsv, silver.tsv   word -> phonemes, or `=TAG:phonemes` fields where the reading depends on
                           the part of speech (an empty reading: spell the letters)
    exceptions.tsv         text -> the tokens it is made of
    tagged.tsv             word -> its one part of speech
    vocabulary.tsv         words that the tagger's features name -> nothing
    features.tsv           feature -> `tag index:weight x 10` fields, separated by spaces

`tags.txt` lists the parts of speech by index, `unknown.onnx` reads unknown words from indices into
the first line of `unknown.txt` (from 1) to indices into its second line (from 1, 0 is the blank of
CTC); its third line is the longest word it takes.
"""

import gzip
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    assets = packages["hibari-tts"] / "hibari" / "assets"

    report(0.0, "dictionaries")
    for name in ("gold", "silver"):
        lexicon = _read(assets / f"lexicon_us_{name}.json.gz")
        _table(out / f"{name}.tsv", ((word, _readings(value)) for word, value in lexicon.items()))
    exceptions = _read(assets / "tokenizer_exceptions.json")
    letters = {text: parts for text, parts in exceptions.items() if any(map(str.isalpha, text))}
    _table(out / "exceptions.tsv", ((text, "\t".join(p)) for text, p in letters.items()))

    report(0.5, "part-of-speech tagger")
    tagger = _read(assets / "tagger.json.gz")
    tags = tagger["tags"]
    (out / "tags.txt").write_text("\n".join(tags) + "\n", encoding="utf-8")
    _table(out / "tagged.tsv", tagger["tagdict"].items())
    _table(out / "vocabulary.tsv", ((word, "") for word in tagger["vocab"]))
    _table(
        out / "features.tsv",
        ((feature, _weights(weights, tags)) for feature, weights in tagger["weights"].items()),
    )

    report(0.9, "unknown words")
    shutil.copyfile(assets / "oov.onnx", out / "unknown.onnx")
    alphabets = _read(assets / "oov.json")
    lines = ("".join(alphabets["in"]), "".join(alphabets["out"]), str(alphabets["maxlen"]))
    (out / "unknown.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    report(1.0, "done")


def _read(file: Path) -> Any:
    data = file.read_bytes()
    return json.loads(gzip.decompress(data) if file.suffix == ".gz" else data)


def _readings(value: str | dict[str, str | None]) -> str:
    if isinstance(value, str):
        return value
    return "\t".join(f"={tag}:{phonemes or ''}" for tag, phonemes in sorted(value.items()))


def _weights(weights: dict[str, float], tags: list[str]) -> str:
    return " ".join(f"{tags.index(tag)}:{round(weight * 10)}" for tag, weight in weights.items())


def _table(file: Path, entries: Iterable[tuple[str, str]]) -> None:
    lines = sorted((key.encode(), value.encode()) for key, value in entries)
    for key, value in lines:
        if b"\t" in key or b"\n" in key + value:
            raise ValueError(f"{file.name}: key {key!r} does not fit on a line")
    file.write_bytes(b"".join(key + b"\t" + value + b"\n" for key, value in lines))
