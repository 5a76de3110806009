"""Prints the models that models/manifest names, but for those of tests, as CycloneDX 1.6 (JSON)."""

import json
import sys
from pathlib import Path


def component(manifest: dict) -> dict:
    """One model, with the packages it is made from and their hashes."""
    return {
        "type": "machine-learning-model",
        "bom-ref": manifest["id"],
        "name": manifest["id"],
        "description": manifest.get("notice", ""),
        "licenses": [{"expression": manifest["licence"]}],
        "components": [
            {
                "type": "data",
                "name": f'{package["name"]}/{package["file"]}',
                "version": package["version"],
                "hashes": [{"alg": "SHA-256", "content": package["sha256"]}],
            }
            for package in manifest["packages"]
        ],
    }


def main(directory: str) -> None:
    manifests = [json.loads(path.read_text()) for path in sorted(Path(directory).glob("*.json"))]
    models = [component(each) for each in manifests if not each["id"].startswith("test-")]
    print(json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": models}, indent=1))


main(sys.argv[1])
