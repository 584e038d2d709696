"""What `inbeeld check` says of the signs: whether the files can be read, and what nobody compared with its source."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from inbeeld.foundation.agreed.api import FileFault
from inbeeld.foundation.rooms.api import ToRead

from .content import LANGUAGES
from .reading import content, words

PAGE = "docs/signs.md"
READ = "Compare the text with its source. Right? Write the day behind `checked` in the file (docs/signs.md)."


def every_sign_is_checked(**_: Any) -> list[CheckMessage]:
    try:
        found = [content(language) for language in LANGUAGES]
        for language in LANGUAGES:
            words(language)
    except FileFault as fault:
        return [Error(f"The pages on recognising cannot be read: {fault}.", id="recognition.E001")]
    unread = [source.key for source in found[0].sources.values() if source.checked is None]
    unchecked = [f"{file.name}.toml" for file in found[0].files if file.checked is None]
    unchecked += ["now.toml"] * (found[0].advice.checked is None)
    messages: list[CheckMessage] = []
    if unread:
        text = f"Nobody has opened these sources of the signs: {', '.join(unread)}."
        messages.append(ToRead(text, page=PAGE, hint=READ, id="recognition.W001", refuses=False))
    if unchecked:
        text = f"Nobody has compared these files of signs with their sources: {', '.join(unchecked)}."
        messages.append(ToRead(text, page=PAGE, hint=READ, id="recognition.W002", refuses=False))
    return messages
