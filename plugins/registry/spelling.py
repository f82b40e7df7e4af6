"""Vietnamese spelling: one word that keyboards write in several ways, as one.

The place of the tone: *Hoà* and *Hòa*, *uỷ* and *ủy*, *qúy* and *quý* are one word each. A Vietnamese syllable has one
tone, so the syllable without it, and which tone it is, say everything: no two words differ in its place alone.

The letter Đ: Ð (Icelandic) and Ɖ (African) look the same, and old texts and key maps write them for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONED = {unicodedata.normalize("NFC", vowel + tone): (vowel, tone) for vowel in _PLAIN for tone in _TONES}
_VOWELS = _PLAIN + "".join(_TONED)

_DOUBTFUL = re.compile(f"[{''.join(_TONED)}][{_VOWELS}]|[{_VOWELS}][{''.join(_TONED)}]")
_WORD = re.compile(r"[^\W\d_]+")
# An onset, a nucleus with its glides, a coda. The `i` of `gi` and the `u` of `qu` belong to the onset.
_SYLLABLE = re.compile(
    f"(?:gi(?=[{_PLAIN}])|qu(?=[{_PLAIN}])|ngh?|n?h|[kcgt]h|[cgt]|ph?|tr|[bdđklmrsvx])?"
    "(?P<nucleus>iêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê"
    f"|[{_PLAIN}])"
    "(?P<coda>ch|ng|nh|[ckmnpt])?"
)
# A letter typed tone first: `é` and then `^`.
_SWAPPED = re.compile(f"([aeoAEO])([{_TONES}])([\u0302\u0306])")


def tones_placed(text: str) -> str:
    """Return *text*, which is in small letters and NFC, with each tone where most write it: hòa, thúy, ủy, quý, giữ.

    What is no Vietnamese syllable stays as it is.
    """
    if text.isascii() or _DOUBTFUL.search(text) is None:
        return text
    return _WORD.sub(lambda word: _placed(word[0]), text)


@lru_cache(maxsize=8192)  # Vietnamese has some seven thousand syllables
def _placed(word: str) -> str:
    tones = [_TONED[letter][1] for letter in word if letter in _TONED]
    plain = "".join(_TONED[letter][0] if letter in _TONED else letter for letter in word)
    syllable = _SYLLABLE.fullmatch(plain)
    if len(tones) != 1 or syllable is None:
        return word
    at = syllable.start("nucleus") + _bearer(syllable["nucleus"], closed=bool(syllable["coda"])) + 1
    return unicodedata.normalize("NFC", plain[:at] + tones[0] + plain[at:])


def _bearer(nucleus: str, *, closed: bool) -> int:
    """Return which letter of *nucleus* bears the tone: the last with a mark of its own, else by how many there are."""
    if marked := [index for index, letter in enumerate(nucleus) if letter in "ăâêôơư"]:
        return marked[-1]
    return len(nucleus) - 1 if closed else (len(nucleus) - 1) // 2


def recomposed(text: str) -> str:
    """Return *text* in NFC, with letters that were typed tone first (`é^`) as the letters that they look like."""
    composed = unicodedata.normalize("NFC", text)
    if "\u0302" not in composed and "\u0306" not in composed:
        return composed
    return unicodedata.normalize("NFC", _SWAPPED.sub(r"\1\3\2", unicodedata.normalize("NFD", composed)))


LIKE_D = "\u00d0\u0189\u00f0\u0256"  # Ð Ɖ, which look the same as Đ, and their small letters, which do not quite
_BARRED = str.maketrans(LIKE_D, "ĐĐđđ")
_ALIKE = re.compile(f"[{LIKE_D}]")
_SPACED = re.compile(r"\S+")
_LETTERS = re.compile(f"[a-z{_VOWELS}đ{LIKE_D.casefold()}]+")
_OURS_ALONE = re.compile("[ăơư\u1ea0-\u1ef9]", re.IGNORECASE)  # no other language has these letters
_ADDRESS = "://"


def barred_in_words(text: str) -> str:
    """Return *text* with Đ and đ for the letters that look like them, where they stand in a Vietnamese word.

    A capital does wherever the word has no letter that Vietnamese lacks (`ÐIỀU`, `QÐ-VKS`); a small one at the
    beginning of a word, in a line that has Vietnamese letters besides, or behind a number (`50.000ð`). In Icelandic
    and Faroese it begins no word. Web addresses stay as they are.
    """
    if text.isascii() or _ALIKE.search(text) is None:
        return text
    return "\n".join(_line(line) if _ALIKE.search(line) else line for line in text.split("\n"))


def _line(line: str) -> str:
    is_ours = _OURS_ALONE.search(line) is not None

    def letters(match: re.Match[str]) -> str:
        word = match[0]
        before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
        if _LETTERS.fullmatch(word.casefold()) is None:
            return word
        is_sound = before == after == "/" and _OURS_ALONE.search(word) is None  # as dictionaries write it
        if word[0] in "ðɖ" and not is_sound and (is_ours or (len(word) == 1 and before.isdigit())):
            word = "đ" + word[1:]
        return word.replace("Ð", "Đ").replace("Ɖ", "Đ")

    def spaced(match: re.Match[str]) -> str:
        text, sign, address = match[0].partition(_ADDRESS)
        return _WORD.sub(letters, text) + sign + address

    return _SPACED.sub(spaced, line)


def barred(text: str) -> str:
    """Return *text* with Đ and đ for all letters that look like them, whatever the language."""
    return text if text.isascii() else text.translate(_BARRED)
