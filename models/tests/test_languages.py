"""Language tags as people and Mozilla write them."""

import unittest

from preparing import languages
from preparing.errors import PrepareError


class LanguagesTest(unittest.TestCase):
    def test_a_tag_has_one_form(self) -> None:
        forms = {
            "es": ("es", "ES", " es "),
            "zh": ("zh", "zh-Hans", "zh_hans", "ZH-CN", "zh-Hans-CN", "cmn"),
            "zh-Hant": ("zh_hant", "zh-Hant", "zh-TW", "zh-HK", "zh-Hant-TW"),
            "nb": ("nb", "no", "NO", "nb-NO"),
            "nn": ("nn",),
            "pt-PT": ("pt-PT", "pt_pt", "PT-pt"),
            "sr-Latn": ("sr-latn", "SR_LATN"),
            "es-419": ("es-419",),
            "he": ("iw", "he"),
        }
        for tag, written in forms.items():
            for form in written:
                self.assertEqual(tag, languages.canonical(form), form)
                self.assertEqual(tag, languages.canonical(tag))

    def test_what_is_no_tag_is_refused(self) -> None:
        for text in ("", "e", "spanish", "zh-Hantx", "en-es-fr", "12", "es/..", "../x"):
            with self.assertRaises(PrepareError, msg=text):
                languages.canonical(text)

    def test_a_pair_is_split_where_people_would_split_it(self) -> None:
        for text, expected in (
            ("es-en", ("es", "en")),
            ("EN-ES", ("en", "es")),
            ("en-zh-Hans", ("en", "zh")),
            ("en-zh-hant", ("en", "zh-Hant")),
            ("zh_hant-en", ("zh-Hant", "en")),
            ("zh-Hant-en", ("zh-Hant", "en")),
            ("pt-PT-en", ("pt-PT", "en")),
            ("en-pt-PT", ("en", "pt-PT")),
            ("en-no", ("en", "nb")),
        ):
            self.assertEqual(expected, languages.pair(text), text)
        for text in ("es", "es-", "-en", "en-en", "en-zh-zh-Hans-x", "a-b"):
            with self.assertRaises(PrepareError, msg=text):
                languages.pair(text)

    def test_near_ones_are_found_by_code_and_by_name(self) -> None:
        known = ["es", "et", "de", "zh", "zh-Hant", "nb", "nn"]
        self.assertEqual("es", languages.near("spa", known)[0])
        self.assertEqual("de", languages.near("german", known)[0])
        self.assertEqual(["nb", "nn"], languages.near("norwegian", known)[:2])
        self.assertEqual("zh", languages.near("zh-Hant", ["zh", "es"])[0])
        self.assertEqual([], languages.near("qq", known))


if __name__ == "__main__":
    unittest.main()
