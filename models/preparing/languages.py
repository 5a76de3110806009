"""Language tags (BCP 47, RFC 5646): as people write them, as Mozilla does, and as model.json keeps them.

A tag here is a language, then a script or a region or both where they change the text:
zh (simplified, as Mozilla's zh), zh-Hant, nb, pt-PT.
"""

import difflib
import re
from collections.abc import Iterable, Iterator

from .errors import PrepareError
from .language_names import NAMES

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
# What RFC 5646 deprecates or names a macrolanguage, and what its models are written in. Mozilla's
# Norwegian is Bokmål under either name.
_SAME = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "no": "nb", "cmn": "zh"}
_HANT_REGIONS = ("TW", "HK", "MO")
_HANS_REGIONS = ("CN", "SG")
_NEAR = 0.6
_MOST_NEAR = 4


def canonical(tag: str) -> str:
    """zh_hant -> zh-Hant, NO -> nb, zh-CN -> zh, PT-pt -> pt-PT. Raises PrepareError."""
    match = _TAG.fullmatch(tag.strip().replace("_", "-"))
    if match is None:
        raise PrepareError(f"{tag!r} is not a language tag; write de, pt-PT or zh-Hant, for instance")
    language, script, region = (part or "" for part in match.groups())
    language = _SAME.get(language.lower(), language.lower())
    script, region = script.capitalize(), region.upper()
    if language == "zh":
        traditional = script == "Hant" or (not script and region in _HANT_REGIONS)
        script = "Hant" if traditional else ""
        region = "" if region in _HANT_REGIONS + _HANS_REGIONS else region
    if language == "nb":
        region = "" if region == "NO" else region
    return "-".join(part for part in (language, script, region) if part)


def without_region(tag: str) -> str:
    """The language and its script: what a region may be replaced by when it has no model."""
    return "-".join(part for part in tag.split("-") if not _is_region(part))


def pair(text: str) -> tuple[str, str]:
    """en-zh-Hans -> en, zh; pt-PT-en -> pt-PT, en; zh_hant-en -> zh-Hant, en. Raises PrepareError.

    Where subtags could belong to either side, upper case makes a region, then the shorter source wins.
    """
    parts = text.strip().split("-")
    cuts = list(_cuts(parts))
    if not cuts:
        raise PrepareError(f"--pair {text}: write source and target, e.g. es-en or en-zh-Hant")
    source, target = map(canonical, min(cuts, key=lambda cut: sum(map(_oddly_written, cut))))
    if source == target:
        raise PrepareError(f"--pair {text}: source and target are the same language")
    return source, target


def _cuts(parts: list[str]) -> Iterator[tuple[str, str]]:
    for at in range(1, len(parts)):
        sides = "-".join(parts[:at]), "-".join(parts[at:])
        if all(_TAG.fullmatch(side.replace("_", "-")) for side in sides):
            yield sides


def _oddly_written(tag: str) -> int:
    """Subtags that are not in the case in which people write them."""
    language, *others = tag.replace("_", "-").split("-")
    regions = [part for part in others if len(part) == 2]
    return (not language.islower()) + sum(not region.isupper() for region in regions)


def _is_region(part: str) -> bool:
    return part.isdigit() or (len(part) == 2 and part.isupper())


def name(tag: str) -> str:
    """English name; the tag where it is not known."""
    if tag in NAMES:
        return NAMES[tag]
    language, *others = tag.split("-")
    return f"{NAMES.get(language, language)} ({', '.join(others)})" if others else tag


def near(word: str, tags: Iterable[str]) -> list[str]:
    """What somebody who wrote `word` may have meant: by code, or by English name."""
    tags = sorted(set(tags))
    words = {tag.lower(): tag for tag in tags} | {name(tag).lower(): tag for tag in tags}
    lower = word.lower().replace("_", "-")
    language = lower.split("-")[0]
    found = [tag for tag in tags if tag.split("-")[0] == language]
    found += [tag for text, tag in words.items() if len(lower) > 3 and text.startswith(lower)]
    found += [words[text] for text in difflib.get_close_matches(lower, words, _MOST_NEAR, _NEAR)]
    found += [tag for tag in tags if tag[:1] == lower[:1]]
    return list(dict.fromkeys(found))[:_MOST_NEAR]
