"""Adds a Whisper model that an operator brings, by the same last step as a translation model."""

import json
import re
from pathlib import Path

from . import recipes, whisper_files
from .additions import require_space
from .errors import PrepareError
from .layout import Layout
from .manifest import Entry
from .progress import Progress
from .whisper_files import WhisperFiles

_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
# A byte a weight in each graph; the decoder's weights stand in two.
_BYTES_PER_PARAMETER = 2


def add(
    directory: Path, name: str | None, licence: str, layout: Layout, manifest_ids: set[str]
) -> str:
    """Installs it and returns its id. Raises PrepareError; then nothing has changed."""
    files = whisper_files.read(directory.absolute())
    if files.english_only:
        raise PrepareError(f"{directory} hears English alone: bring a multilingual model, as a node needs one")
    model_id = name or f"whisper-{files.size}"
    if not _ID.fullmatch(model_id):
        raise PrepareError(f"--as {model_id}: lower-case letters, digits, dots and dashes make a name")
    if model_id in manifest_ids:
        raise PrepareError(f"{model_id} comes with models/prepare: give this one another name with --as")
    progress = Progress(model_id, len(model_id) + 1)
    with layout.locked():
        require_space(model_id, files.parameters * _BYTES_PER_PARAMETER, layout)
        progress.update(0.0, "computing sha256")
        recipe = _recipe(files, model_id, directory.absolute(), licence, layout)
        recipes.ensure(recipe, layout, progress)
        layout.link(model_id, recipe.directory)
    return model_id


def _recipe(
    files: WhisperFiles, model_id: str, directory: Path, licence: str, layout: Layout
) -> recipes.Recipe:
    staged = layout.work_directory(model_id)
    for name, path in files.links.items():
        (staged / name).symlink_to(path.resolve())
    if "tokenizer.json" not in files.links:
        text = json.dumps(files.tokenizer, ensure_ascii=False)
        (staged / "tokenizer.json").write_text(text, encoding="utf-8")
    entry = Entry(
        id=model_id,
        task="recognition",
        languages=tuple(sorted(files.languages)),
        licence=licence,
        notice=f"Whisper {files.size}, supplied by the operator of this node. Converted to ONNX, weights 8 bit.",
        converter="whisper_own",
        packages=(),
        parameters={"layout": files.layout, "languages": files.languages},
    )
    facts = {
        "source": f"operator: {directory}",
        "architecture": files.size,
        "mels": files.mels,
        "multilingual": not files.english_only,
        "translates": files.translates,
    }
    return recipes.of_operator(entry, staged, layout, facts)
