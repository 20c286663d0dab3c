"""Which language a text is in, from its script and its function words.

Cheap and without a model: only English is read so far, so what matters is never to take
English for something else, and to say which language a text is in where it is not English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

from verbale.errors import SourceError
from verbale.language.lexicon import read_rows

__all__ = ["find_language", "require_english"]

_SAMPLE = 20_000
"""Characters looked at, from three places of a longer text."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'‘][^\W\d_]+)?")
_FEW_WORDS = 25
"""Below this many words, function words do not decide."""
_SOME_SHARE = 0.12
"""Running text of a known language has at least this share of its function words."""
_SOME_WORDS = 4
"""And at least so many different ones: a table of figures in English may hold one or two by chance."""
_ENGLISH_SHARE = 0.2
"""A text with this share of English function words is English, whatever names it is full of."""
_SCRIPTS: Mapping[str, str] = {
    "LATIN": "",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "THAI": "th",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "ETHIOPIC": "am",
    "TAMIL": "ta",
    "SINHALA": "si",
}
_LETTERS_OF = (("uk", "іїєґ", "ru"), ("fa", "پچژگ", "ar"), ("ur", "ٹڈڑے", "ar"))
"""Letters that tell a language from the commoner one in its script."""
_NAMES: Mapping[str, str] = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "bn": "Bengali", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "km": "Khmer", "ko": "Korean",
    "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "my": "Burmese", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "si": "Sinhala", "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def require_english(text: str, source: str) -> str:
    """The language of ``text``: ``en``, or empty where the text is too short to tell.

    Raises SourceError where the text is plainly in another language.
    """
    code = find_language(text)
    if code not in ("en", ""):
        problem = f"the text is in {_NAMES.get(code, 'another language than English')}"
        raise SourceError(source, problem, "only English is read so far: give an English version")
    return code


def find_language(text: str) -> str:
    """The ISO 639-1 code of the language that most of ``text`` is in, or empty if it cannot be told."""
    sample = _sample(text)
    scripts = Counter(_script(letter) for letter in sample if letter.isalpha())
    if not scripts:
        return ""
    script, letters = scripts.most_common(1)[0]
    if script == "LATIN" or letters < 8 or script not in _SCRIPTS:
        return _by_function_words(sample)
    if script == "CJK" and scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * letters:
        return "ja"
    return _by_letters(sample, _SCRIPTS[script])


def _sample(text: str) -> str:
    """All of a short text; of a long one its beginning, middle and end."""
    if len(text) <= _SAMPLE:
        return text
    part, middle = _SAMPLE // 3, len(text) // 2
    return " ".join((text[:part], text[middle : middle + part], text[-part:]))


@cache
def _script(letter: str) -> str:
    """The script of a letter: the first word of its Unicode name."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _by_letters(sample: str, usual: str) -> str:
    counts = Counter(sample)
    for code, letters, instead_of in _LETTERS_OF:
        if usual == instead_of and sum(counts[letter] for letter in letters) > 0.01 * len(sample):
            return code
    return usual


def _by_function_words(sample: str) -> str:
    # A single capital is an initial ("U.S."), not a word.
    words = [word.lower() for word in _WORD.findall(sample) if len(word) > 1 or word.islower()]
    if not words:
        return ""
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in known) / len(words) for code, known in _function_words().items()
    }
    if shares["en"] >= _ENGLISH_SHARE:
        return "en"
    best = max(shares, key=lambda code: shares[code])
    if best == "en":
        return "en" if shares["en"] >= _SOME_SHARE else ""
    different = sum(word in counts for word in _function_words()[best])
    sure = len(words) >= _FEW_WORDS and shares[best] >= _SOME_SHARE and different >= _SOME_WORDS
    return best if sure else ""


@cache
def _function_words() -> dict[str, frozenset[str]]:
    rows = read_rows("function_words.tsv", 2, "verbale.sources")
    return {code: frozenset(words.split()) for code, words in rows}
