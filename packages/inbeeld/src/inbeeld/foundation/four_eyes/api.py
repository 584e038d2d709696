"""What other rooms may use of this one."""

from __future__ import annotations

from .acts import NO_RECORD, WHOLE_INSTALLATION, Act, act_of, all_acts
from .models import FourEyesRequest, State
from .people import deciders
from .rules import Refusal
from .services.asking import Hindered, ask_for, asked_about, decided_by_two, waiting_for, withdraw
from .services.carrying_out import carry_out_due
from .services.deciding import agree, refuse
from .services.locking import Refused

__all__ = [
    "NO_RECORD",
    "WHOLE_INSTALLATION",
    "Act",
    "FourEyesRequest",
    "Hindered",
    "Refusal",
    "Refused",
    "State",
    "act_of",
    "agree",
    "all_acts",
    "annotations",
    "ask_for",
    "asked_about",
    "carry_out_due",
    "decided_by_two",
    "deciders",
    "refuse",
    "waiting_for",
    "withdraw",
]
