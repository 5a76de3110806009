"""Progress of one model: a bar that redraws itself on a terminal, a line a stage elsewhere."""

import shutil
import sys
from typing import TextIO

_BAR = 24


def megabytes(count: float) -> str:
    return f"{count / 1e6:.1f} MB"


class Progress:
    def __init__(self, title: str, width: int = 16, stream: TextIO | None = None) -> None:
        self._title = title.ljust(width)
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._stage = ""

    def update(self, fraction: float, stage: str, detail: str = "") -> None:
        """`stage` names the step; `detail` may change within it without making a new line."""
        fraction = min(max(fraction, 0.0), 1.0)
        if self._live:
            filled = round(fraction * _BAR)
            bar = "#" * filled + "-" * (_BAR - filled)
            self._draw(f"{self._title} [{bar}] {fraction:4.0%}  {stage} {detail}")
        elif stage != self._stage:
            self._stream.write(f"{self._title} {stage} {detail}".rstrip() + "\n")
            self._stream.flush()
        self._stage = stage

    def finish(self, outcome: str) -> None:
        if self._live:
            self._draw(f"{self._title} [{'#' * _BAR}] {outcome}")
            self._stream.write("\n")
        else:
            self._stream.write(f"{self._title} {outcome}\n")
        self._stream.flush()

    def interrupt(self) -> None:
        """Leaves the bar as it is, so that a message can follow on a line of its own."""
        if self._live and self._stage:
            self._stream.write("\n")
            self._stream.flush()

    def _draw(self, line: str) -> None:
        columns = shutil.get_terminal_size().columns - 1
        self._stream.write("\r" + line[:columns].ljust(columns))
        self._stream.flush()
