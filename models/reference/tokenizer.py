"""Makes what SplitVocabulariesTest compares with: src/test/resources/translation/scripts.

    VENV/bin/python models/reference/tokenizer.py

VENV is the environment models/prepare made. From the sentences in sentences.txt (a script's name,
then lines of it) the reference library trains two vocabularies as translation models of today have
them, with bytes for what no piece covers and with symbols of a user's own: `kept.spm` normalises as
Mozilla's do, `plain.spm` leaves text and spaces as they are and saw three scripts only. texts.jsonl
has, of each text, both lists of ids with what they are decoded to, null where that is the text;
pieces.jsonl the texts of ids as they come.
"""

import io
import json
import random
from pathlib import Path

import sentencepiece

HERE = Path(__file__).resolve().parent.parent.parent / "src/test/resources/translation/scripts"
SYMBOLS = ["__source__", "__target__", "<br>", "Müller"]
VARIANTS_OF_EACH = 12
ODD = ["😀", "👩‍👩‍👧", "🇵🇹", "ﬁ", "①", "Ａ", "​", "﻿", "é", "ö", "ﷺ", "\U00020000", "\U0001f9d1🏽‍💻", "  ",
       " ", "　", "½", "…", "№", "ß", "İ", "�", "‏", "\x01", "▁"]


def train(sentences: list[str], **options: object) -> bytes:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_writer=model, model_type="unigram",
        byte_fallback=True, user_defined_symbols=SYMBOLS, split_digits=True, hard_vocab_limit=False,
        num_threads=1, minloglevel=2, **options)
    return model.getvalue()


def variants(sentence: str, others: list[str], chance: random.Random) -> list[str]:
    """A sentence as it is, and broken, mixed and sprinkled in ways that are hard on a tokenizer."""
    def at(text: str, what: str) -> str:
        place = chance.randint(0, len(text))
        return text[:place] + what + text[place:]

    made = [sentence]
    while len(made) < VARIANTS_OF_EACH:
        text = sentence
        for _ in range(chance.randint(1, 3)):
            match chance.randrange(7):
                case 0: text = at(text, chance.choice(ODD))
                case 1: text = at(text, chance.choice(SYMBOLS))
                case 2: text = at(text, str(chance.randint(0, 10**chance.randint(1, 9))))
                case 3: text = text.upper()
                case 4: text = at(text, chance.choice(others)[:chance.randint(1, 12)])
                case 5: text = text[chance.randrange(len(text)):] or text
                case 6: text = chance.choice(["", " ", "  "]) + text.replace(" ", chance.choice(["", "  "]), 1) + " "
        made.append(text)
    return made


def unless_same(text: str, decoded: str) -> str | None:
    return None if decoded == text else decoded


def main() -> None:
    scripts: dict[str, list[str]] = {}
    for line in (HERE / "sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            scripts[line[2:]] = []
        else:
            list(scripts.values())[-1].append(line)
    sentences = [line for lines in scripts.values() for line in lines]
    few = scripts["Latin"] + scripts["Cyrillic"] + scripts["Han"]
    vocabularies = {
        "kept": train(sentences, vocab_size=1600, character_coverage=0.98),
        "plain": train(few, vocab_size=1100, character_coverage=1.0,
                       normalization_rule_name="identity", remove_extra_whitespaces=False),
    }
    chance = random.Random(1)
    texts = list(dict.fromkeys(
        text for sentence in sentences for text in variants(sentence, sentences, chance)))
    texts += SYMBOLS + ["", " ", "   ", "".join(ODD)]
    rows = []
    for name, model in vocabularies.items():
        (HERE / f"{name}.spm").write_bytes(model)
        pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
        rows.append([(ids, unless_same(text, pieces.decode(ids)))
                     for text, ids in zip(texts, map(pieces.encode, texts), strict=True)])
        print(name, pieces.get_piece_size(), len(model))
    with (HERE / "texts.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for text, *both in zip(texts, *rows, strict=True):
            file.write(json.dumps([text, *(value for ids in both for value in ids)],
                                  ensure_ascii=False, separators=(",", ":")) + "\n")
    # What a model may make, bytes that are no text among it.
    made = []
    for name, model in vocabularies.items():
        pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
        for _ in range(200):
            ids = [chance.randrange(pieces.get_piece_size()) for _ in range(chance.randint(1, 12))]
            made.append([name, ids, pieces.decode(ids)])
    with (HERE / "pieces.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for row in made:
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(len(texts))


main()
