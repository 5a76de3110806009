"""What the net hears: log-mel bands of speech at 16 kHz, as in io.babelgrid.lipsync.mouth.LogMel.

Frames of 25 ms (Hann, periodic) every 10 ms, frame i centred on 10 i + 5 ms; 512-point Fourier
transform; 40 triangles of peak 1 between 60 and 7600 Hz, equally wide on the mel scale
2595 log10(1 + f / 700); ln(power + 1e-5). The number of frames is a multiple of 4.
"""

from __future__ import annotations

import numpy as np
import scipy.fft

HZ = 16_000
BANDS = 40
HOP = 160
WINDOW = 400
_FFT = 512
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 7600.0
_FLOOR = 1e-5
PEAK = 0.5
# Silence is not made loud.
QUIETEST_PEAK = 0.025

_HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


def _mel(hz: np.ndarray | float) -> np.ndarray:
    return 2595 * np.log10(1 + np.asarray(hz) / 700)


def _filters() -> np.ndarray:
    edges = 700 * (10 ** (np.linspace(_mel(_LOWEST_HZ), _mel(_HIGHEST_HZ), BANDS + 2) / 2595) - 1)
    hz = np.arange(_FFT // 2 + 1) * HZ / _FFT
    rising = (hz[:, None] - edges[None, :-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[None, 2:] - hz[:, None]) / (edges[2:] - edges[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


FILTERS = _filters()


def normalised(audio: np.ndarray) -> np.ndarray:
    """The samples with the peak that the net is used to."""
    return audio * (PEAK / max(float(np.abs(audio).max(initial=0)), QUIETEST_PEAK))


def log_mel(audio: np.ndarray) -> np.ndarray:
    """f32 [samples] -> f32 [T4, 40]; the samples are normalised already."""
    return logarithm(power(audio))


def logarithm(bands: np.ndarray) -> np.ndarray:
    return np.log(bands + _FLOOR).astype(np.float32)


def power(audio: np.ndarray) -> np.ndarray:
    """f32 [samples] -> f32 [T4, 40]."""
    frames = 4 * -(-len(audio) // (4 * HOP))
    before = (WINDOW - HOP) // 2
    after = (frames - 1) * HOP + WINDOW - before - len(audio)
    padded = np.pad(audio.astype(np.float32), (before, max(0, after)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[: frames * HOP : HOP]
    spectrum = scipy.fft.rfft(windows * _HANN, _FFT, axis=-1)
    return (spectrum.real**2 + spectrum.imag**2) @ FILTERS
