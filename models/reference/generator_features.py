"""Makes the expected spectrograms of the mouth generators' tests: src/test/resources/lipsync/generator-features.json.

    VENV/bin/python models/reference/generator_features.py

VENV is any environment with librosa 0.10 (`pip install "librosa==0.10.2.post1" "numpy<2"`). The signal is a sweep with
overtones that the test makes in the same way; it is heard as Wav2Lip does (its audio.py and hparams.py) and as
Whisper does (transformers' WhisperFeatureExtractor), both with librosa's own steps.
"""

import json
from pathlib import Path

import librosa
import numpy as np
from scipy import signal

_EXPECTED = (
    Path(__file__).resolve().parent.parent.parent / "src" / "test" / "resources" / "lipsync" / "generator-features.json"
)
_VOICE_HZ, _RATE_HZ, _SECONDS = 24_000, 16_000, 1.2
_WAV2LIP_COLUMNS = (0, 1, 7, 40, 41, 80, 95, 96)
_WHISPER_COLUMNS = (0, 1, 2, 50, 90, 118, 119, 120, 125, 2999)
_WHISPER_SAMPLES = 30 * _RATE_HZ


def _voice() -> np.ndarray:
    """16-bit samples: three sweeps, from 150, 450 and 900 Hz upwards."""
    t = np.arange(round(_VOICE_HZ * _SECONDS)) / _VOICE_HZ
    sweep = 2 * np.pi * (150 * t + 350 * t * t)
    wave = 0.3 * np.sin(sweep) + 0.15 * np.sin(3 * sweep) + 0.1 * np.sin(6 * sweep)
    return np.round(32_767 * wave).astype(np.int16)


def _wav2lip(wave: np.ndarray) -> np.ndarray:
    emphasised = signal.lfilter([1, -0.97], [1], wave)
    magnitudes = np.abs(librosa.stft(y=emphasised, n_fft=800, hop_length=200, win_length=800))
    mel = librosa.filters.mel(sr=_RATE_HZ, n_fft=800, n_mels=80, fmin=55, fmax=7_600) @ magnitudes
    level = 20 * np.log10(np.maximum(1e-5, mel)) - 20
    return np.clip(8 * (level + 100) / 100 - 4, -4, 4)


def _whisper(wave: np.ndarray) -> np.ndarray:
    padded = np.zeros(_WHISPER_SAMPLES)
    padded[: len(wave)] = wave
    power = np.abs(librosa.stft(y=padded, n_fft=400, hop_length=160, pad_mode="reflect"))[:, :-1] ** 2
    mel = librosa.filters.mel(sr=_RATE_HZ, n_fft=400, n_mels=80, fmin=0, fmax=8_000) @ power
    level = np.log10(np.maximum(1e-10, mel))
    return (np.maximum(level, level.max() - 8) + 4) / 4


def main() -> None:
    wave = librosa.resample(_voice() / 32_768, orig_sr=_VOICE_HZ, target_sr=_RATE_HZ, res_type="soxr_hq")
    wav2lip, whisper = _wav2lip(wave), _whisper(wave)
    expected = {
        "librosa": librosa.__version__,
        "wav2lip": {str(c): [round(float(v), 4) for v in wav2lip[:, c]] for c in _WAV2LIP_COLUMNS},
        "whisper": {str(c): [round(float(v), 4) for v in whisper[:, c]] for c in _WHISPER_COLUMNS},
    }
    _EXPECTED.write_text(json.dumps(expected, indent=0) + "\n")


if __name__ == "__main__":
    main()
