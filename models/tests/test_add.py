"""What models/add promises in models/README.md, against a server on the loopback."""

import gzip
import hashlib
import os
import threading
import unittest
from pathlib import Path
from unittest import mock

from preparing import recipes
from preparing.layout import Layout

from .add_fixture import AddTestCase
from .mirror import BYTE, USER_DEFINED, model, number, piece, vocabulary


class AddTest(AddTestCase):
    def test_a_language_is_fetched_verified_converted_linked_and_described(self) -> None:
        self.mirror.add("en", "es")
        status, output = self.add("es")
        self.assertEqual(0, status, output)
        self.assertEqual(["marian-en-es"], self.installed())
        description = self.description("marian-en-es")
        self.assertEqual(["en", "es"], description["languages"])
        self.assertEqual("translation", description["task"])
        self.assertEqual("MPL-2.0", description["licence"])
        self.assertEqual("tiny", description["architecture"])
        self.assertEqual(0.853, description["quality"]["flores200-plus"]["comet"])
        self.assertEqual(f"{self.server.url}/{self.mirror.path('.bin.gz')}", description["source"])
        hashes = [file["sha256"] for file in description["sourceFiles"]]
        self.assertEqual([hashlib.sha256(data).hexdigest() for data in (model(), vocabulary())], hashes)
        self.assertEqual([True, False], [file["verified"] for file in description["sourceFiles"]])
        self.assertEqual(model(), (self.links / "marian-en-es" / "encoder.onnx").read_bytes())

    def test_progress_is_readable_without_a_terminal(self) -> None:
        self.mirror.add("en", "es")
        _, output = self.add("es")
        self.assertIn("marian-en-es  fetching the model (0.0 MB of 0.0 MB)", output)
        self.assertIn("marian-en-es  building graphs", output)
        self.assertIn("marian-en-es  ready", output)
        self.assertNotIn("\r", output)

    def test_both_directions_come_when_asked_for(self) -> None:
        self.mirror.add("en", "es")
        self.mirror.add("es", "en")
        self.assertEqual(0, self.add("es")[0])
        self.assertEqual(["marian-en-es"], self.installed())
        self.assertEqual(0, self.add("--both", "es")[0])
        self.assertEqual(["marian-en-es", "marian-es-en"], self.installed())

    def test_released_goes_before_others_and_base_memory_before_base_before_tiny(self) -> None:
        for architecture in ("tiny", "base", "base-memory"):
            self.mirror.add("en", "es", architecture)
        self.mirror.add("en", "fr", "base-memory", status="Nightly")
        self.mirror.add("en", "fr", "base")
        self.mirror.add("en", "fr", "tiny")
        self.assertEqual(0, self.add("es", "fr")[0])
        self.assertEqual("base-memory", self.description("marian-en-es")["architecture"])
        self.assertEqual("base", self.description("marian-en-fr")["architecture"])
        self.assertEqual(0, self.add("--small", "es")[0])
        self.assertEqual("tiny", self.description("marian-en-es")["architecture"])

    def test_what_is_not_released_is_taken_with_a_word_when_there_is_nothing_else(self) -> None:
        self.mirror.add("en", "af", status="Nightly")
        status, output = self.add("af")
        self.assertEqual(0, status, output)
        self.assertIn("en-af: Mozilla has not released it (Nightly)", output)

    def test_tags_are_taken_as_people_and_mozilla_write_them(self) -> None:
        for target in ("zh", "zh_hant", "no", "pt"):
            self.mirror.add("en", target)
        cases = (
            ("zh-hans", "marian-en-zh", "zh"),
            ("ZH_HANT", "marian-en-zh-hant", "zh-Hant"),
            ("zh-TW", "marian-en-zh-hant", "zh-Hant"),
            ("NB", "marian-en-nb", "nb"),
            ("no", "marian-en-nb", "nb"),
            ("Pt-pt", "marian-en-pt", "pt"),
        )
        for written, model_id, tag in cases:
            status, output = self.add(written)
            self.assertEqual(0, status, output)
            self.assertEqual(["en", tag], self.description(model_id)["languages"])
        self.assertEqual(sorted({model_id for _, model_id, _ in cases}), self.installed())

    def test_a_script_is_never_replaced_by_another_but_a_region_is_with_a_word(self) -> None:
        self.mirror.add("en", "zh")
        self.mirror.add("en", "pt")
        self.assertIn("has no language zh-Hant; did you mean zh (", self.refused("zh-Hant"))
        status, output = self.add("pt-BR")
        self.assertEqual(0, status)
        self.assertIn("there is no model for pt-BR alone; taking pt", output)

    def test_a_model_with_two_vocabularies_keeps_them_apart(self) -> None:
        data = model(names=("encoder_Wemb", "decoder_Wemb"))
        target = vocabulary(19, extra=piece("\u65e5", USER_DEFINED))
        self.mirror.add("en", "ja", data=data, vocabularies=(vocabulary(), target))
        self.assertEqual(0, self.add("ja")[0])
        self.assertEqual(vocabulary(), (self.links / "marian-en-ja" / "source.spm").read_bytes())
        self.assertEqual(target, (self.links / "marian-en-ja" / "target.spm").read_bytes())

    def test_bytes_and_user_symbols_in_the_vocabulary_are_taken(self) -> None:
        spelled = b"".join(piece(f"<0x{byte:02X}>", BYTE) for byte in range(256))
        spm = vocabulary(20, trainer=number(35, 1), extra=spelled + piece("__source__", USER_DEFINED))
        self.mirror.add("en", "es", data=model(277), vocabularies=(spm,))
        status, output = self.add("es")
        self.assertEqual(0, status, output)

    def test_a_second_run_fetches_only_the_list_and_makes_nothing(self) -> None:
        self.mirror.add("en", "es")
        self.add("es")
        self.server.requests.clear()
        with mock.patch.object(recipes.Recipe, "make", side_effect=AssertionError("made again")):
            self.assertEqual(0, self.add("es")[0])
        self.assertEqual([("models.json", "")], self.server.requests)

    def test_a_newer_model_takes_the_place_of_the_older_in_one_step(self) -> None:
        self.mirror.add("en", "es")
        self.add("es")
        seen = []
        watching = threading.Event()
        link = self.links / "marian-en-es"

        def watch() -> None:
            while not watching.is_set():
                seen.append((link / "model.json").is_file())

        watcher = threading.Thread(target=watch)
        watcher.start()
        self.mirror.add("en", "es", "base-memory")
        self.add("es")
        watching.set()
        watcher.join()
        self.assertTrue(all(seen))
        self.assertEqual("base-memory", self.description("marian-en-es")["architecture"])

    def test_a_node_that_watches_sees_one_new_model_and_nothing_else(self) -> None:
        self.mirror.add("en", "es")
        self.add("es")
        link = self.links / "marian-en-es"
        target = link.readlink()
        seen: set[str] = set()
        watching = threading.Event()

        def watch() -> None:
            while not watching.is_set():
                # As the service looks: whatever has a model.json is a model.
                seen.update(path.name for path in self.links.iterdir() if (path / "model.json").exists())

        watcher = threading.Thread(target=watch)
        watcher.start()
        for _ in range(200):
            link.unlink()
            Layout(self.models, self.cache).link("marian-en-es", target)
        watching.set()
        watcher.join()
        self.assertEqual({"marian-en-es"}, seen)

    def test_nothing_is_seen_before_the_model_is_whole(self) -> None:
        self.mirror.add("en", "es")
        (self.models / "convert" / "marian.py").write_text(
            "from pathlib import Path\n"
            "def convert(packages, out, report):\n"
            f"    links = Path({str(self.links)!r})\n"
            "    (out / 'seen').write_text(str([p.name for p in links.glob('*')]))\n"
        )
        self.assertEqual(0, self.add("es")[0])
        self.assertEqual("[]", (self.links / "marian-en-es" / "seen").read_text())
        self.assertTrue((self.links / "marian-en-es").is_symlink())
        self.assertEqual(["marian-en-es"], os.listdir(self.links))

    def test_one_language_that_fails_does_not_stop_the_next(self) -> None:
        self.mirror.add("en", "es", uncompressedHash="0" * 64)
        self.mirror.add("en", "fr")
        status, output = self.add("es", "fr")
        self.assertEqual(1, status)
        self.assertIn("models/add: en-es: ", output)
        self.assertEqual(["marian-en-fr"], self.installed())

    def test_prepare_leaves_what_was_added_alone(self) -> None:
        self.write_manifest("marian-en-pt")
        self.mirror.add("en", "es")
        self.add("es")
        self.assertEqual(0, self.prepare()[0])
        self.assertEqual(["marian-en-es", "marian-en-pt"], self.installed())
        status, output = self.prepare("--check")
        self.assertEqual(0, status, output)
        self.assertIn("marian-en-es: ok", output)

    def test_a_pair_that_comes_with_prepare_gets_a_second_model_beside_the_first(self) -> None:
        self.write_manifest("marian-en-pt")
        self.prepare()
        self.mirror.add("en", "pt", "base-memory")
        status, output = self.add("pt")
        self.assertEqual(0, status, output)
        self.assertIn("marian-en-pt-base-memory lies beside marian-en-pt, which comes with models/prepare", output)
        self.assertEqual(["marian-en-pt", "marian-en-pt-base-memory"], self.installed())
        self.assertEqual("none", self.description("marian-en-pt")["source"])

    def test_a_list_cannot_name_a_place_outside_the_cache(self) -> None:
        self.write_manifest("marian-en-pt")
        self.mirror.add("en", "pt")["architecture"] = "../../Base Memory"
        self.assertEqual(0, self.add("pt")[0])
        self.assertEqual(["marian-en-pt-base-memory"], self.installed())


class FromTest(AddTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.mirror.add("en", "es")
        self.directory = self.root / "brought"

    def test_a_mirror_in_a_directory_by_path_and_by_file_address(self) -> None:
        self.write_directory(self.directory)
        origins = (self.directory, self.directory.as_uri(), (self.directory / "db" / "models.json").as_uri())
        for origin in origins:
            status, output = self.add("es", origin=origin)
            self.assertEqual(0, status, output)
            self.assertEqual(0, self.add("--remove", "es")[0])
        self.assertEqual([], self.server.requests)
        self.assertTrue((self.directory / self.mirror.path(".bin.gz")).is_file())

    def test_the_address_of_the_list_itself_and_a_copy_that_still_names_mozilla(self) -> None:
        self.mirror.base_url = "https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data"
        status, output = self.add("es", origin=f"{self.server.url}/db/models.json")
        self.assertEqual(0, status, output)
        self.assertEqual(f"{self.server.url}/{self.mirror.path('.bin.gz')}", self.description("marian-en-es")["source"])

    def test_a_directory_of_unpacked_files(self) -> None:
        for place, origin in (("", self.directory), ("en-es", self.directory.parent / "many")):
            directory = origin / place
            directory.mkdir(parents=True)
            (directory / "model.enes.intgemm.alphas.bin").write_bytes(model(width=384, layers=4))
            (directory / "vocab.enes.spm").write_bytes(vocabulary())
            status, output = self.add("es", origin=origin)
            self.assertEqual(0, status, output)
            description = self.description("marian-en-es")
            self.assertEqual("base-memory", description["architecture"])
            self.assertEqual("MPL-2.0", description["licence"])
            self.assertEqual((directory / "model.enes.intgemm.alphas.bin").as_uri(), description["source"])
            self.add("--remove", "es")

    def test_a_directory_of_packed_files(self) -> None:
        self.directory.mkdir()
        (self.directory / "model.enes.intgemm.alphas.bin.gz").write_bytes(gzip.compress(model()))
        (self.directory / "vocab.enes.spm.gz").write_bytes(gzip.compress(vocabulary()))
        self.write_manifest("marian-en-es")
        status, output = self.add("es", origin=self.directory)
        self.assertEqual(0, status, output)
        self.assertEqual("tiny", self.description("marian-en-es-tiny")["architecture"])
        (self.directory / "model.enes.intgemm.alphas.bin.gz").write_bytes(gzip.compress(model())[:-9])
        self.assertIn("is damaged or cut short", self.refused("es", origin=self.directory))

    def test_a_directory_with_another_pair_is_refused_by_name(self) -> None:
        self.directory.mkdir()
        (self.directory / "model.enfr.intgemm.alphas.bin").write_bytes(model())
        (self.directory / "vocab.enfr.spm").write_bytes(vocabulary())
        sentence = self.refused("es", origin=self.directory)
        self.assertIn("neither a models.json nor a model en-es", sentence)
        self.assertIn("but enfr", sentence)


class ListTest(AddTestCase):
    def test_the_table_shows_what_there_is_and_what_is_installed(self) -> None:
        self.mirror.add("en", "es", "base-memory")
        self.mirror.add("en", "zh_hant")
        self.mirror.add("es", "en")
        self.add("es")
        status, output = self.add("--list")
        self.assertEqual(0, status, output)
        _, header, spanish, chinese = output.splitlines()
        self.assertEqual("code language", " ".join(header.split()[:2]))
        self.assertEqual(
            "es Spanish base-memory 0 27.7 85.3 tiny 0 27.7 85.3 en-es", " ".join(spanish.split())
        )
        self.assertEqual(
            "zh-Hant Chinese (traditional) tiny 0 27.7 85.3 - -", " ".join(chinese.split())
        )
        self.assertNotIn("Chinese", self.add("--list", "es")[1])

    def test_without_network_it_says_what_to_do_and_what_is_installed(self) -> None:
        self.mirror.add("en", "es")
        self.add("es")
        self.server.close()
        sentence = self.refused("--list")
        self.assertIn("cannot reach 127.0.0.1", sentence)
        self.assertIn("--from", sentence)
        self.assertIn("installed: marian-en-es", sentence)


class RemoveTest(AddTestCase):
    def test_it_takes_both_directions_and_their_files_and_says_so(self) -> None:
        self.mirror.add("en", "es")
        self.mirror.add("es", "en")
        self.mirror.add("en", "fr")
        self.add("--both", "es")
        self.add("fr")
        status, output = self.add("--remove", "ES")
        self.assertEqual(0, status, output)
        self.assertIn("removed marian-en-es (en to es)", output)
        self.assertIn("removed marian-es-en (es to en)", output)
        self.assertEqual(["marian-en-fr"], self.installed())
        self.assertEqual(1, len(list((self.cache / "models").iterdir())))
        self.assertEqual(2, len(list((self.cache / "downloads" / "translation").iterdir())))

    def test_what_prepare_needs_stays(self) -> None:
        self.write_manifest("marian-en-pt")
        self.prepare()
        self.assertIn("marian-en-pt came with models/prepare, which needs it", self.refused("--remove", "pt"))
        self.mirror.add("en", "pt", "base")
        self.add("pt")
        self.assertEqual(0, self.add("--remove", "pt")[0])
        self.assertEqual(["marian-en-pt"], self.installed())
        self.assertTrue((self.links / "marian-en-pt" / "model.json").is_file())

    def test_a_language_that_is_not_there_is_said_so(self) -> None:
        self.assertIn("nothing is installed for de", self.refused("--remove", "de"))


if __name__ == "__main__":
    unittest.main()
