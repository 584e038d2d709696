"""What other rooms may use of this one."""

from __future__ import annotations

from .codes import Setting, SignalKind
from .forms.hand_in import (
    MOST_PERSONS,
    HandInForm,
    NamedHandInForm,
    asks_other_rows,
    names_of,
    with_dont_know,
    with_empty,
    with_other_rows,
)
from .forms.public import MunicipalityField
from .models.signal import (
    CONTACT_LENGTH,
    FACTS_LENGTH,
    REFERENCE_LENGTH,
    REFERENCE_LETTERS,
    TEXT_LENGTH,
    Signal,
    SignalPerson,
)
from .prefill import address_to_begin
from .receipts import CODE_SHOWN_AGAIN, TOKEN_SALT, Submission, codes_of, mac_of, new_token, read_token
from .routing import Desk, NoDesk
from .rules import Status, grouped, plain_code
from .services.assignment import assign
from .services.attachments import MOST_ATTACHMENTS
from .services.following import Progress, follow_up
from .services.intake import HandIn, PersonSeen, SignalReceipt, hand_in
from .services.passing import ask_to_take_over
from .services.reading import read_signal
from .terms import is_working_day
from .views.hand_in import no_desk
from .views.uploads import wait_for_upload

__all__ = [
    "CODE_SHOWN_AGAIN",
    "CONTACT_LENGTH",
    "FACTS_LENGTH",
    "MOST_ATTACHMENTS",
    "MOST_PERSONS",
    "REFERENCE_LENGTH",
    "REFERENCE_LETTERS",
    "TEXT_LENGTH",
    "TOKEN_SALT",
    "Desk",
    "HandIn",
    "HandInForm",
    "MunicipalityField",
    "NamedHandInForm",
    "NoDesk",
    "PersonSeen",
    "Progress",
    "Setting",
    "Signal",
    "SignalKind",
    "SignalPerson",
    "SignalReceipt",
    "Status",
    "Submission",
    "address_to_begin",
    "ask_to_take_over",
    "asks_other_rows",
    "assign",
    "codes_of",
    "follow_up",
    "grouped",
    "hand_in",
    "is_working_day",
    "mac_of",
    "names_of",
    "new_token",
    "no_desk",
    "plain_code",
    "read_signal",
    "read_token",
    "wait_for_upload",
    "with_dont_know",
    "with_empty",
    "with_other_rows",
]
