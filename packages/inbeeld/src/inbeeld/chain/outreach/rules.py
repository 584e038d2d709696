"""How long a conversation is kept, and how much fits into it."""

from __future__ import annotations

import datetime as dt

# Without any word or visit of the boy, and without an answer, everything goes after this.
KEPT_FOR = dt.timedelta(days=90)
TEXT_LENGTH = 4000
MOST_MESSAGES = 300
ANSWER_WITHIN_WORKING_DAYS = 2


def erased_on(last_contact: dt.date) -> dt.date:
    """The day on which a conversation is erased by itself when nobody comes back."""
    return last_contact + KEPT_FOR
