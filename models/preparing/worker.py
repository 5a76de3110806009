"""Inside the virtual environment: runs one converter and reports to the process that started it."""

import importlib
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


main()
