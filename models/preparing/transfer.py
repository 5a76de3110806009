"""Fetches a file by http, https or file: and goes on with what an earlier run left half."""

import contextlib
import http.client
import json
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .errors import PrepareError

_TIMEOUT_S = 30
_CHUNK = 1 << 16
# A connection that is cut is made anew while each try brings something.
_FRUITLESS_TRIES = 3
PAUSE_S = 1.0
_AGENT = {"User-Agent": "babelgrid-models", "Accept-Encoding": "identity"}
_ADVICE = "check the network and the proxy (https_proxy), or give a mirror or a directory: --from"
_PARTIAL, _NOT_SATISFIABLE = 206, 416


class _Cut(Exception):
    """The connection ended before the file did."""


def text(url: str, limit: int) -> str:
    """A small file as text. Raises PrepareError when it cannot be had or is larger than `limit`."""
    for _ in range(_FRUITLESS_TRIES):
        try:
            data = _read_once(url, limit)
            break
        except _Cut as cut:
            why = cut
            time.sleep(PAUSE_S)
    else:
        raise PrepareError(f"the connection to {urlsplit(url).netloc} was cut again and again ({why}): {_ADVICE}")
    if len(data) > limit:
        raise PrepareError(f"{url} has more than {limit} bytes: it is something else")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PrepareError(f"{url} is not text: {error}") from error


def _read_once(url: str, limit: int) -> bytes:
    with _refusals(url), _open(url, {}) as response:
        data = response.read(limit + 1)
        expected = response.headers.get("Content-Length", "")
    if len(data) <= limit and expected.isdigit() and len(data) < int(expected):
        raise _Cut(f"{len(data)} of {expected} bytes came")
    return data


def fetch(url: str, target: Path, on_bytes: Callable[[int, int | None], None]) -> bool:
    """Makes `target`, whole; what is there already is kept. True when half a file was there.

    `on_bytes` is told what is there and how much there will be, None where the server does not say.
    """
    if target.is_file():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    half = half_of(target)
    resumed = half.is_file() and half.stat().st_size > 0
    fruitless = 0
    while True:
        before = half.stat().st_size if half.is_file() else 0
        try:
            with _refusals(url):
                _receive(url, half, on_bytes)
            break
        except _Cut as cut:
            after = half.stat().st_size if half.is_file() else 0
            fruitless = 0 if after > before else fruitless + 1
            if fruitless == _FRUITLESS_TRIES:
                raise PrepareError(
                    f"the connection to {urlsplit(url).netloc} was cut again and again ({cut}), {after} bytes of "
                    f"{target.name} are kept: run it again, it goes on there"
                ) from cut
            time.sleep(PAUSE_S)
    half.replace(target)
    _mark_of(half).unlink(missing_ok=True)
    return resumed


def half_of(target: Path) -> Path:
    return target.with_name(target.name + ".part")


def forget(target: Path) -> None:
    """Removes a download, whole or half."""
    for file in (target, half_of(target), _mark_of(half_of(target))):
        file.unlink(missing_ok=True)


def _mark_of(half: Path) -> Path:
    return half.with_name(half.name + ".of")


def _receive(url: str, half: Path, on_bytes: Callable[[int, int | None], None]) -> None:
    """Appends to `half` what it lacks. Raises _Cut when there is more to come."""
    start = half.stat().st_size if half.is_file() else 0
    mark = _mark_of(half)
    headers = {}
    if start and mark.is_file():
        # Only the same version of the file may be continued (RFC 9110, 13.1.5).
        headers = {"Range": f"bytes={start}-", "If-Range": json.loads(mark.read_text())}
    try:
        response = _open(url, headers)
    except urllib.error.HTTPError as error:
        if error.code == _NOT_SATISFIABLE and headers:
            half.unlink()
            mark.unlink()
            raise _Cut("the server has another file now") from error
        raise
    with response:
        if response.status != _PARTIAL or not _begins_at(response, start):
            start = 0
        _remember(response, mark)
        expected = response.headers.get("Content-Length")
        total = start + int(expected) if expected and expected.isdigit() else None
        with half.open("ab" if start else "wb") as stream:
            done = start
            on_bytes(done, total)
            for chunk in iter(lambda: response.read(_CHUNK), b""):
                stream.write(chunk)
                done += len(chunk)
                on_bytes(done, total)
    if total is not None and done < total:
        raise _Cut(f"{done} of {total} bytes came")


def _begins_at(response: http.client.HTTPResponse, start: int) -> bool:
    return response.headers.get("Content-Range", "").startswith(f"bytes {start}-")


def _remember(response: http.client.HTTPResponse, mark: Path) -> None:
    """A weak validator would not do: it calls files equal that differ in bytes."""
    etag = response.headers.get("ETag", "")
    validator = etag if etag.startswith('"') else response.headers.get("Last-Modified")
    if validator:
        mark.write_text(json.dumps(validator))
    else:
        mark.unlink(missing_ok=True)


class _LocalFile:
    """A file: address, read as if a server sent it."""

    status = 200

    def __init__(self, path: Path) -> None:
        self._stream = path.open("rb")
        self.headers = {"Content-Length": str(path.stat().st_size)}
        self.read = self._stream.read

    def __enter__(self) -> "_LocalFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()


def _open(url: str, headers: dict[str, str]):
    parts = urlsplit(url)
    if parts.scheme == "file":
        return _LocalFile(Path(unquote(parts.path)))
    request = urllib.request.Request(url, headers={**_AGENT, **headers})
    return urllib.request.build_opener(_NoLessSafe).open(request, timeout=_TIMEOUT_S)


class _NoLessSafe(urllib.request.HTTPRedirectHandler):
    """What was asked for over TLS does not come in the clear."""

    def redirect_request(self, request, answer, code, message, headers, url):
        if request.type == "https" and urlsplit(url).scheme != "https":
            raise PrepareError(f"{request.full_url} leads to {url}, which is not encrypted: not fetched")
        return super().redirect_request(request, answer, code, message, headers, url)


@contextlib.contextmanager
def _refusals(url: str):
    """Says in a sentence why there was no answer; a connection that ended early is a _Cut."""
    host = urlsplit(url).netloc
    try:
        yield
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise PrepareError(f"{url} cannot be had now (HTTP {error.code} {error.reason}): try later") from error
        advice = "the list and the files do not fit; is the mirror whole?" if error.code == 404 else _ADVICE
        raise PrepareError(f"{url} cannot be had (HTTP {error.code} {error.reason}): {advice}") from error
    except urllib.error.URLError as error:
        reason = error.reason
        if isinstance(reason, ssl.SSLError):
            raise PrepareError(
                f"{host} cannot be trusted ({reason.reason or reason}): "
                "check this machine's clock, proxy and certificates"
            ) from error
        reason = reason.strerror if isinstance(reason, OSError) and reason.strerror else reason
        raise PrepareError(f"cannot reach {host} ({reason}): {_ADVICE}") from error
    except http.client.InvalidURL as error:
        raise PrepareError(f"{url} is no address: {error}") from error
    except (http.client.HTTPException, ConnectionError, TimeoutError) as error:
        raise _Cut(str(error) or type(error).__name__) from error
    except FileNotFoundError as error:
        raise PrepareError(f"{error.filename} does not exist") from error
    except IsADirectoryError as error:
        raise PrepareError(f"{error.filename} is a directory, not a file") from error
    except ValueError as error:
        raise PrepareError(f"{url} is no address: {error}") from error
