"""A mirror of Mozilla's models on this machine: models.json, synthetic models, a server with faults."""

import gzip
import hashlib
import json
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)
UNIGRAM, BPE = 1, 2
_FLOAT32, _TEXT = 0x404, 0x101


def _varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def message(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def piece(text: str, kind: int = NORMAL) -> bytes:
    return message(1, message(1, text.encode()) + b"\x15" + struct.pack("<f", -1.0) + number(3, kind))


def vocabulary(pieces: int = 20, model_type: int = UNIGRAM, trainer: bytes = b"", extra: bytes = b"") -> bytes:
    """A .spm with </s>, <unk> and words; `extra` are pieces and a normaliser of its own."""
    words = b"".join(piece(f"\u2581w{index}") for index in range(pieces - 2))
    head = piece("</s>", CONTROL) + piece("<unk>", UNKNOWN)
    return head + words + extra + message(2, number(3, model_type) + trainer)


def model(pieces: int = 20, width: int = 256, layers: int = 2, names: tuple[str, ...] = ("Wemb",)) -> bytes:
    """A Marian container with nothing but embeddings of one float a piece, and its settings."""
    settings = f"type: transformer\ndim-emb: {width}\ndec-depth: {layers}\nversion: synthetic\n".encode() + b"\0"
    items = [(name, _FLOAT32, (pieces, 1), struct.pack(f"<{pieces}f", *range(pieces))) for name in names]
    items.append(("special:model.yml", _TEXT, (len(settings),), settings))
    head = struct.pack("<QQ", 1, len(items))
    for name, kind, shape, data in items:
        head += struct.pack("<QQQQ", len(name) + 1, kind, len(shape), len(data))
    head += b"".join(name.encode() + b"\0" for name, _, _, _ in items)
    head += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in items)
    return head + struct.pack("<Q", 0) + b"".join(data for _, _, _, data in items)


class Mirror:
    """The files of a mirror by path, and its models.json as it grows."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.models: dict[str, list[dict[str, Any]]] = {}
        self.base_url: str | None = None

    def add(
        self,
        source: str,
        target: str,
        architecture: str = "tiny",
        status: str = "Release",
        data: bytes | None = None,
        vocabularies: tuple[bytes, ...] = (),
        **changes: Any,
    ) -> dict[str, Any]:
        """Adds a model and returns its entry; `changes` go into the description of the model file."""
        pair = f"{source}-{target}"
        letters = f"{source}{target}".replace("_", "")
        root = f"models/{pair}/{architecture}_x/exported"
        data = model() if data is None else data
        vocabularies = vocabularies or (vocabulary(),)
        names = ["srcVocab", "trgVocab"] if len(vocabularies) > 1 else ["vocab"]
        described = {
            "path": self._put(f"{root}/model.{letters}.intgemm.alphas.bin.gz", data),
            "uncompressedSize": len(data),
            "uncompressedHash": hashlib.sha256(data).hexdigest(),
            **changes,
        }
        files = {"model": described, "lexicalShortlist": {"path": f"{root}/lex.50.50.{letters}.s2t.bin.gz"}}
        for name, content in zip(names, vocabularies, strict=True):
            files[name] = {"path": self._put(f"{root}/{name.lower()}.{letters}.spm.gz", content)}
        entry = {
            "architecture": architecture,
            "releaseStatus": status,
            "sourceLanguage": source,
            "targetLanguage": target,
            "files": files,
            "metrics": {"flores200-plus": {"bleu": 27.7, "chrf": 55.1, "comet": 0.853}},
        }
        self.models.setdefault(pair, []).append(entry)
        return entry

    def index(self) -> bytes:
        base = {} if self.base_url is None else {"baseUrl": self.base_url}
        return json.dumps({"generated": "2026-11-01", **base, "models": self.models}).encode()

    def path(self, ending: str) -> str:
        (found,) = [path for path in self.files if path.endswith(ending)]
        return found

    def _put(self, path: str, data: bytes) -> str:
        self.files[path] = gzip.compress(data, mtime=0)
        return path


class Server:
    """Serves a mirror on the loopback, as badly as told."""

    def __init__(self, mirror: Mirror) -> None:
        self.mirror = mirror
        self.ranges = True
        self.validators = True
        self.cuts: dict[str, list[int]] = {}  # by path: bytes after which a request's connection is cut
        self.statuses: dict[str, int] = {}
        self.requests: list[tuple[str, str]] = []  # path, Range
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """May be called again."""
        if not self._thread.is_alive():
            return
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def asked(self, ending: str) -> list[str]:
        return [range_ for path, range_ in self.requests if path.endswith(ending)]

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path.lstrip("/")
        wanted = request.headers.get("Range", "")
        self.requests.append((path, wanted))
        data = self.mirror.index() if path.endswith("models.json") else self.mirror.files.get(path)
        status = self.statuses.get(path, 404 if data is None else 200)
        if status != 200:
            request.send_error(status)
            return
        etag = f'"{hashlib.sha256(data).hexdigest()[:8]}"'
        start = 0
        if self.ranges and wanted and request.headers.get("If-Range") == etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        if self.validators:
            request.send_header("ETag", etag)
        request.send_header("Content-Length", str(len(data) - start))
        request.end_headers()
        cuts = self.cuts.get(path, [])
        length = cuts.pop(0) if cuts else len(data)
        request.wfile.write(data[start : start + length])
