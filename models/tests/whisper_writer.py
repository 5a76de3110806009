"""Tiny Whisper models of random weights, written in Hugging Face's layout and in CTranslate2's.

Needs numpy alone.
"""

import json
import struct
from pathlib import Path

import numpy as np

FRAMES, CONTEXT, TEXT_TOKENS = 1500, 448, 40
Tensors = dict[str, np.ndarray]


def tokens(languages: list[str], silence: str = "nospeech") -> list[str]:
    """Text tokens, then the special ones in Whisper's order."""
    special = ["endoftext", "startoftranscript", *languages, "translate", "transcribe", "startoflm"]
    special += ["startofprev", silence, "notimestamps"]
    times = [f"<|{index / 50:.2f}|>" for index in range(3)]
    return [f"t{index}" for index in range(TEXT_TOKENS)] + [f"<|{name}|>" for name in special] + times


def weights(
    vocabulary: int, mels: int = 80, width: int = 32, encoders: int = 2, decoders: int = 2, seed: int = 1
) -> Tensors:
    """By Hugging Face's names, as 16-bit floats."""
    random = np.random.default_rng(seed)
    made: Tensors = {}

    def normal(name: str, *shape: int, mean: float = 0.0, deviation: float | None = None) -> None:
        deviation = shape[-1] ** -0.5 if deviation is None else deviation
        made[f"model.{name}"] = random.normal(mean, deviation, shape).astype(np.float16)

    def linear(name: str, rows: int, columns: int, bias: bool = True) -> None:
        normal(f"{name}.weight", rows, columns)
        if bias:
            normal(f"{name}.bias", rows, deviation=0.1)

    def norm(name: str) -> None:
        normal(f"{name}.weight", width, mean=1.0, deviation=0.1)
        normal(f"{name}.bias", width, deviation=0.1)

    def attention(name: str) -> None:
        for part in "kvq":
            linear(f"{name}.{part}_proj", width, width, bias=part != "k")
        linear(f"{name}.out_proj", width, width)
        norm(f"{name}_layer_norm")

    for kernel, columns in (("conv1", mels), ("conv2", width)):
        normal(f"encoder.{kernel}.weight", width, columns, 3, deviation=columns**-0.5)
        normal(f"encoder.{kernel}.bias", width, deviation=0.1)
    normal("encoder.embed_positions.weight", FRAMES, width)
    normal("decoder.embed_positions.weight", CONTEXT, width)
    normal("decoder.embed_tokens.weight", vocabulary, width)
    for side, layers in (("encoder", encoders), ("decoder", decoders)):
        for layer in range(layers):
            name = f"{side}.layers.{layer}"
            attention(f"{name}.self_attn")
            if side == "decoder":
                attention(f"{name}.encoder_attn")
            linear(f"{name}.fc1", 4 * width, width)
            linear(f"{name}.fc2", width, 4 * width)
            norm(f"{name}.final_layer_norm")
        norm(f"{side}.layer_norm")
    return made


def write_hugging_face(
    directory: Path, made: Tensors, texts: list[str], heads: int, aligned: list[list[int]], shards: int = 1
) -> None:
    directory.mkdir(parents=True)
    names = sorted(made)
    files = ["model.safetensors"]
    if shards > 1:
        files = [f"model-{index + 1:05}-of-{shards:05}.safetensors" for index in range(shards)]
        placed = {name: files[index % shards] for index, name in enumerate(names)}
        (directory / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": placed}))
    for index, file in enumerate(files):
        write_safetensors(directory / file, {name: made[name] for name in names[index::shards]})
    config = {"model_type": "whisper", "encoder_attention_heads": heads, "decoder_attention_heads": heads}
    (directory / "config.json").write_text(json.dumps(config))
    generation = {"suppress_tokens": [1, 2], "begin_suppress_tokens": [3], "alignment_heads": aligned}
    (directory / "generation_config.json").write_text(json.dumps({**generation, "is_multilingual": True}))
    _write_tokenizer(directory, texts)


def write_safetensors(file: Path, made: Tensors) -> None:
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, array in made.items():
        kind = {"float16": "F16", "float32": "F32", "float64": "F64"}[array.dtype.name]
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    text = json.dumps(header).encode()
    file.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(array.tobytes() for array in made.values()))


def write_ctranslate2(
    directory: Path, made: Tensors, texts: list[str], heads: int, aligned: list[list[int]], eight_bit: bool = False
) -> None:
    directory.mkdir(parents=True)
    variables = _variables({name.removeprefix("model."): array for name, array in made.items()}, heads)
    if eight_bit:
        variables = _eight_bit(variables)
    data = struct.pack("<I", 6) + _text("WhisperSpec") + struct.pack("<II", 3, len(variables))
    kinds = {"float32": 0, "int8": 1, "int16": 2, "int32": 3, "float16": 4}
    for name, array in variables.items():
        data += _text(name) + struct.pack("<B", array.ndim) + struct.pack(f"<{array.ndim}I", *array.shape)
        data += struct.pack("<BI", kinds[array.dtype.name], array.nbytes) + array.tobytes()
    data += struct.pack("<I", 1) + _text("decoder/projection/weight") + _text("decoder/embeddings/weight")
    (directory / "model.bin").write_bytes(data)
    config = {"alignment_heads": aligned, "suppress_ids": [1, 2], "suppress_ids_begin": [3], "lang_ids": []}
    (directory / "config.json").write_text(json.dumps(config))
    _write_tokenizer(directory, texts)


def _write_tokenizer(directory: Path, texts: list[str]) -> None:
    added = [{"id": n, "content": text} for n, text in enumerate(texts) if text.startswith("<|")]
    vocabulary = {text: n for n, text in enumerate(texts) if not text.startswith("<|")}
    document = {"added_tokens": added, "model": {"vocab": vocabulary}}
    (directory / "tokenizer.json").write_text(json.dumps(document))


def _text(text: str) -> bytes:
    return struct.pack("<H", len(text) + 1) + text.encode() + b"\0"


def _variables(made: Tensors, heads: int) -> Tensors:
    """What CTranslate2's own converter would write, by its names."""
    out: Tensors = {"encoder/num_heads": np.array(heads, np.int16), "decoder/num_heads": np.array(heads, np.int16)}
    for part in ("weight", "bias"):
        out |= {f"encoder/{kernel}/{part}": made[f"encoder.{kernel}.{part}"] for kernel in ("conv1", "conv2")}
    out["decoder/embeddings/weight"] = made["decoder.embed_tokens.weight"]

    def linear(name: str, *sources: str) -> None:
        out[f"{name}/weight"] = np.concatenate([made[f"{source}.weight"] for source in sources])
        zero = np.zeros(made[f"{sources[0]}.weight"].shape[0], np.float16)
        out[f"{name}/bias"] = np.concatenate([made.get(f"{source}.bias", zero) for source in sources])

    def norm(name: str, source: str) -> None:
        out[f"{name}/gamma"], out[f"{name}/beta"] = made[f"{source}.weight"], made[f"{source}.bias"]

    for side in ("encoder", "decoder"):
        out[f"{side}/position_encodings/encodings"] = made[f"{side}.embed_positions.weight"]
        norm(f"{side}/layer_norm", f"{side}.layer_norm")
        layers = {int(name.split(".")[2]) for name in made if name.startswith(f"{side}.layers.")}
        for layer in layers:
            name, source = f"{side}/layer_{layer}", f"{side}.layers.{layer}"
            own, other = f"{source}.self_attn", f"{source}.encoder_attn"
            norm(f"{name}/self_attention/layer_norm", f"{own}_layer_norm")
            linear(f"{name}/self_attention/linear_0", *(f"{own}.{part}_proj" for part in "qkv"))
            linear(f"{name}/self_attention/linear_1", f"{own}.out_proj")
            if side == "decoder":
                norm(f"{name}/attention/layer_norm", f"{other}_layer_norm")
                linear(f"{name}/attention/linear_0", f"{other}.q_proj")
                linear(f"{name}/attention/linear_1", f"{other}.k_proj", f"{other}.v_proj")
                linear(f"{name}/attention/linear_2", f"{other}.out_proj")
            norm(f"{name}/ffn/layer_norm", f"{source}.final_layer_norm")
            linear(f"{name}/ffn/linear_0", f"{source}.fc1")
            linear(f"{name}/ffn/linear_1", f"{source}.fc2")
    return out


def _eight_bit(variables: Tensors) -> Tensors:
    """As CTranslate2 quantises: matrices by row, real = integer / scale."""
    out: Tensors = {}
    for name, array in variables.items():
        if name.endswith("/weight") and array.ndim == 2:
            scale = 127 / np.abs(array.astype(np.float32)).max(1)
            out[name] = np.rint(array.astype(np.float32) * scale[:, None]).astype(np.int8)
            out[name + "_scale"] = scale.astype(np.float32)
        else:
            out[name] = array
    return out
