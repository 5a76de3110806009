"""English names of the languages that Mozilla has or trains models for, and of their neighbours."""

_TEXT = """
af Afrikaans, am Amharic, ar Arabic, az Azerbaijani, be Belarusian, bg Bulgarian, bn Bangla, bs Bosnian, ca Catalan,
cs Czech, cy Welsh, da Danish, de German, el Greek, en English, eo Esperanto, es Spanish, et Estonian, eu Basque,
fa Persian, fi Finnish, fil Filipino, fr French, ga Irish, gl Galician, gu Gujarati, he Hebrew, hi Hindi,
hbs Serbo-Croatian, hr Croatian, hu Hungarian, hy Armenian, id Indonesian, is Icelandic, it Italian, ja Japanese,
jv Javanese, ka Georgian, kk Kazakh, km Khmer, kn Kannada, ko Korean, la Latin, lb Luxembourgish, lo Lao,
lt Lithuanian, lv Latvian, mk Macedonian, ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese,
nb Norwegian Bokmål, ne Nepali, nl Dutch, nn Norwegian Nynorsk, pa Punjabi, pl Polish, ps Pashto, pt Portuguese,
pt-BR Portuguese (Brazil), pt-PT Portuguese (Portugal), ro Romanian, ru Russian, si Sinhala, sk Slovak, sl Slovenian,
so Somali, sq Albanian, sr Serbian, sv Swedish, sw Swahili, ta Tamil, te Telugu, tg Tajik, th Thai, tl Tagalog,
tr Turkish, uk Ukrainian, ur Urdu, uz Uzbek, vi Vietnamese, yi Yiddish, yue Cantonese, zh Chinese (simplified),
zh-Hant Chinese (traditional), zu Zulu
"""

NAMES: dict[str, str] = dict(
    entry.strip().split(" ", 1) for entry in _TEXT.replace("\n", " ").split(",") if entry.strip()
)
