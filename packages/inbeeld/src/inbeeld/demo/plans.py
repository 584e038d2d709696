"""What the plans of the demo's cases hold: his goals, how he sees it himself, steps for when it goes wrong."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from inbeeld.chain.cases.api import Case, CheckAnswer
from inbeeld.chain.contacts.api import ContactMoment
from inbeeld.chain.method.api import PhaseCheck
from inbeeld.chain.plan.api import CaseAction, Goal, GoalEvent, GoalState, Level
from inbeeld.foundation.fiction.api import mix

if TYPE_CHECKING:
    from .cases import Writer

STEPS = [
    ["Hij reageert drie dagen niet", "De veldwerker gaat langs de vaste plek. Niet naar huis bellen."],
    ["Hij belt dat hij weg moet", "Haal hem op bij het station. Bel de nachtopvang, daarna de zorgcoördinator."],
    ["Iemand wacht hem op", "Blijf binnen, bel 112, ga niet naar buiten."],
]


def own_view(writer: Writer, level: str) -> dict[str, str]:
    """Level and words as he sees it himself: often the same, sometimes another, sometimes not said."""
    rng = writer.rng
    if writer.chance(0.35):
        return {"own_level": "", "own_words": ""}
    near = Level.values.index(level) + rng.choice([-1, 0, 0, 1, 1])
    own = Level.values[min(max(near, 0), len(Level.values) - 1)]
    return {"own_level": own, "own_words": mix.text(rng, "own_words") if writer.chance(0.6) else ""}


def count_attempts(case: Case, contacts: list[ContactMoment]) -> None:
    tried = [contact.on for contact in contacts if not contact.succeeded]
    case.last_attempt_on = max(tried, default=None)
    case.attempts_since = sum(1 for day in tried if case.last_contact_on is None or day > case.last_contact_on)


def add_goals(writer: Writer, case: Case, last_day: dt.date) -> None:
    """Two or three goals; the open actions are for the first that he is working on."""
    rng, goals = writer.rng, []
    for words in rng.sample(mix.texts()["goal"]["any"], rng.randint(1, 3)):
        domain, _, text = words.partition(": ")
        day = case.opened_on + (last_day - case.opened_on) * rng.randint(10, 60) // 100
        reached = writer.chance(0.3)
        state, until = (GoalState.REACHED, last_day) if reached else (GoalState.OPEN, None)
        made = {"domain_code": domain, "set_on": day, "state": state, "settled_on": until}
        goal = writer.record(case, Goal, None, at=writer.moment(day), **made)
        goal.seal(words=text)
        _tell(writer, goal, text, state=GoalState.OPEN, day=day)
        if reached:
            _tell(writer, goal, text, state=state, day=last_day, say=mix.text(rng, "goal", "say"))
        goals.append(goal)
    working_on = next((goal for goal in goals if goal.state == GoalState.OPEN), None)
    for action in writer.of(case, CaseAction):
        if action.state == "open":
            action.goal = working_on


def _tell(writer: Writer, goal: Goal, words: str, *, state: str, day: dt.date, say: str = "") -> None:
    event = GoalEvent(goal=goal, data_key=goal.data_key, state=state, on=day, by=goal.by, at=writer.moment(day))
    event.seal(words=words, say=say or None)
    writer.files.add(event)


def answer_points(writer: Writer, case: Case, points: list[PhaseCheck]) -> None:
    """Some points of the phase are settled by now."""
    for point in points:
        if point.phase == case.phase and writer.chance(0.5):
            made: dict[str, Any] = {"point": point, "phase": point.phase, "code": point.code, "state": "settled"}
            writer.record(case, CheckAnswer, None, at=writer.moment(case.opened_on), **made)
