"""Inside the virtual environment: runs one converter and reports to the process that started it."""

import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path


def main() -> None:
    reports = os.fdopen(int(sys.argv[1]), "w", encoding="utf-8")
    job = json.loads(sys.argv[2])

    def report(fraction: float, what: str) -> None:
        reports.write(json.dumps([fraction, what]) + "\n")
        reports.flush()

    converter = importlib.import_module(job["converter"])
    packages = {name: Path(path) for name, path in job["packages"].items()}
    try:
        converter.convert(packages, Path(job["out"]), report, **job["parameters"])
    except FileNotFoundError as error:
        # What was brought is not what is to be converted: the message says it all.
        sys.exit(str(error))
    check_products(Path(job["out"]))


def check_products(out: Path) -> None:
    """Asks what lies beside the converters and knows how 8-bit products must look."""
    if importlib.util.find_spec("eight_bit") is None:
        return
    eight_bit, onnx = (importlib.import_module(name) for name in ("eight_bit", "onnx"))
    for file in sorted(out.glob("*.onnx")):
        if fault := eight_bit.fault(onnx.load(file).graph):
            sys.exit(f"{file.name} cannot be run on every processor: {fault}")


main()
