"""Cleaning typed text at the door: what no reader can see goes, what people write stays."""

import re
import unicodedata

# Control characters other than tab and newline, lone surrogates, noncharacters; spaces without width, soft hyphens.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
# Embeddings, overrides and isolates can make text read otherwise than it is stored. The marks LRM, RLM and ALM, and the
# joiners that emoji and Persian need, are harmless and stay.
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Letters that Unicode does not take apart into a base letter and an accent.
WITHOUT_ACCENT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})
BLANKS = re.compile(r"[^\S\n]+")


def clean_text(text: str) -> str:
    """Return the text with one kind of line end, composed letters, and nothing hidden in it."""
    text = LINE_ENDS.sub("\n", text)
    text = BIDI_CONTROLS.sub("", INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).strip()


def plain_letters(text: str) -> str:
    """The text to compare with what somebody typed: without accents, in small letters, with single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(WITHOUT_ACCENT))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def clean_line(text: str) -> str:
    """Return the text on one line, with single spaces."""
    return BLANKS.sub(" ", clean_text(text).replace("\n", " ")).strip()
