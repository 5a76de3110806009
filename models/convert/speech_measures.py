"""What the converters of voices measure with: sentences, pitch, loudness."""

from __future__ import annotations

from collections.abc import Sequence

import eight_bit
import numpy as np
import onnxruntime
from onnx import ModelProto

# Every phoneme of the language at least once, statements and a question. Misaki alphabet,
# accents as combining characters.
SENTENCES = {
    "en": [
        "ðə kwˈɪk ʤˈʌʤ mˈɛʒəɹd fˈIv θˈɪk jˈɛlO bˈɑksᵻz, ænd ʃi θˈɔt ðə ʃˈO wʌz vˈɛɹi ɡˈʊd.",
        "wˌʊd ju ʧˈuz ɐ bˈOt, ɔɹ ʃˌʊd wi ɡˌO ðɛɹ bI tɹˈAn əɹˈWnd ˈAt ðɪs mˈɔɹnɪŋ?",
        "plˈiz ʤˈYn ˌʌs nˌɪɹ ði ˈOld ʧˈɜɹʧ; nˈʌθɪŋ ˈɛls mˈæTəɹz æt ðɪs ˈWəɹ.",
    ],
    "pt": [
        "ʊ ʒwˈiz mˌeʤjˈu sˈiŋkʊ kˈIʃæz ˌamaɾˈɛlæz i aʃˈow ky ʊ ˌespetˈakulʊ fˈoɪ mwˈiŋtʊ bˈoŋ.",
        "vosˌe prefˈeɾy vjaʒˈar ʤy bˈaɾkʊ ow ʤy trˈAŋ na prˈɔsimæ kˈiŋtæ fˈAɾæ ʤy maɲˈɐ̃?",
        "nˈɐ̃ʊ̃ ˈa nˈadæ ky nʊz impˈesæ ʤy trˌabaʎˈar ʒˈũŋtʊs; a ʒˈẽŋʧy komˈesæ ˌamaɲˈɐ̃ sˈedʊ.",
    ],
    "es": [
        "el βjˈexo sˈoro i la nˈiɲa korˈiam poɾ la kˈaʝe, i ˈuŋ ɡˈato ɣɾˈis βeβˈia mˈuʧa ˈaɣwa.",
        "kjˈeɾes βjaxˈaɾ ˈoɪ em bˈaɾko, o pɾefjˈeɾes el ˌWtoβˈus ðe la pɾˈoksima semˈana?",
        "ˈI ˈoʧo xˈoβenes mˈuj felˈises en eʊɾˈopa; nˈaða nos impˈiðe tɾˌaβaxˈaɾ fɾˈɛnte al pwˈeɾto.",
    ],
    "fr": [
        "lə vjˈø ʒˈyʒ ɡutˈa œ̃ bˈɔ̃ vˈɛ̃ blˈɑ̃, pyˈi la plyˈi tɔ̃bˈa syʁ ʃak fˈœj dy ʒaʁdˈɛ̃.",
        "vulˈevu pʁˈɑ̃dʁ lə batˈo, u pʁefeʁˈevu lə tʁˈɛ̃ də yˈit ˈœʁ dəmˈɛ̃ matˈɛ̃?",
        "anjˈɛs ʃˈɛʁʃ œ̃ pø də bˈœʁ; ʁiˌɛ̃ nɑ̃pˈɛʃ le ʒˈøn ʒˈɑ̃ də tʁavajˈe ɑ̃sˈɑ̃bl.",
    ],
    "it": [
        "il vˈɛkːio ʤˈudiʧe assaʤːˈɔ lo ʣˈukːeɾo, e la raɡˈaʦːa vˈide ʧˈinkwe ɲˈokːɪ ʤˈallɪ sʊl tˈavolo.",
        "preferˈiʃɪ vjaʤːˈare domˈanɪ in bˈarka, opːˈure aspetːˈare il trˈɛno dˌella setːimˈana prˈɔssima?",
        "kwˌeʎɪ ʃiatˈorɪ felˈiʧɪ bˈevono ˈakːwa frˈeska; njˈɛnte ʧɪ impedˈiʃe dɪ lavorˈare insɪˈɛme.",
    ],
    "hi": [
        "bˈuːɽheː njˌaːjaːdʰˈiːʃ nˈeː ʈʰˈʌɳɖaː pˈaːni pˈɪjaː, ɔːɾ cʰˈoːʈi lˈʌɽkˌi bəɡˈiːceː mẽː pʰˈuːl dˈeːkʰəkˌəɾ hˈʌns pˈʌɽi.",
        "kːjaː ˌaːp kˈʌl sˈʊbəh nˈaːʋ seː ɟaːˈẽːɡeː, jˈaː ˈʌɡlˌeː hˈʌfteː ki ɾˌeːlɡˈaːɽi lˈẽːɡeː?",
        "mˌʊɟʰeː jˈʌhã kaː kʰˈaːnaː bˈʌhʊt ˈʌcʰcʰaː lˈʌɡaː; ɟʰˈuːʈʰ bˈoːlnˌeː seː kˈɪsi kaː bʰˈʌlaː nˈʌhĩ hˈoːtaː.",
    ],
}
# The model's F0 curve is near zero where the voice is silent; no voice goes below this.
VOICED_ABOVE_HZ = 60
# Loudness over what is at most this far below the loudest 25 ms, so pauses do not count.
GATE_DB = 25
FRAME_SAMPLES = 600


def session(model: ModelProto) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(
        model.SerializeToString(), eight_bit.exact(), providers=["CPUExecutionProvider"])


def run(session: onnxruntime.InferenceSession, inputs: dict[str, np.ndarray]) -> dict:
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, inputs)))


def median_f0(curves: Sequence[np.ndarray]) -> float:
    """Hz, of the frames with voice."""
    f0 = np.concatenate([curve.ravel() for curve in curves])
    return round(float(np.median(f0[f0 > VOICED_ABOVE_HZ])), 1)


def level(waves: Sequence[np.ndarray]) -> float:
    """Mean power while the voice speaks, in dB of full scale."""
    audio = np.concatenate([wave.ravel() for wave in waves])
    frames = audio[: len(audio) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    power = (frames.astype(np.float64) ** 2).mean(1)
    loud = power[power > power.max() * 10 ** (-GATE_DB / 10)]
    return round(float(10 * np.log10(loud.mean())), 2)
