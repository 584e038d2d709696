"""The plans in the demo's cases: goals, actions, and life domains as he sees them himself. All of it is made up."""

from __future__ import annotations

import datetime as dt

from inbeeld.chain.cases.api import Case
from inbeeld.chain.method.api import Domain, DomainSet
from inbeeld.foundation.fiction.api import World, Writer, mix, moment_of
from inbeeld.foundation.rooms.api import WriteInCase

from .codes import ActionState, GoalState, Level
from .models import CaseAction, DomainRating, Goal, GoalEvent

AROUND_TODAY = [-6, -2, 0, 0, 1, 3, 6, 20]


def begin_plans(world: World) -> WriteInCase:
    writer = Writer.of("plan", world)
    current = DomainSet.objects.on(world.today).order_by("-version").first()
    domains = list(current.domains.all()) if current else []

    def write(case: Case, last_day: dt.date) -> None:
        for domain in domains:
            _rate(writer, case, domain, last_day)
        _add_goals(writer, case, last_day, _actions(writer, case, last_day))

    return write


def _rate(writer: Writer, case: Case, domain: Domain, last_day: dt.date) -> None:
    rng = writer.rng
    rounds = [case.opened_on + dt.timedelta(days=7), last_day - dt.timedelta(days=rng.randint(0, 60))]
    known = sorted({day for day in rounds if case.opened_on <= day <= last_day and writer.chance(0.7)})
    for day in known:
        level = mix.draw(rng, mix.LEVEL)
        shown = {"domain": domain, "domain_code": domain.code, "level": level, "newest": day == known[-1]}
        own_level, own_words = _own_view(writer, level)
        rating = writer.record(case, DomainRating, day, own_level=own_level, **shown)
        rating.seal(own_words=own_words or None, reason=mix.text(rng, "level", level))


def _own_view(writer: Writer, level: str) -> tuple[str, str]:
    """Level and words as he sees it himself: often the same, sometimes another, sometimes not said."""
    if writer.chance(0.35):
        return "", ""
    near = Level.values.index(level) + writer.rng.choice([-1, 0, 0, 1, 1])
    own = Level.values[min(max(near, 0), len(Level.values) - 1)]
    return own, mix.text(writer.rng, "own_words") if writer.chance(0.6) else ""


def _actions(writer: Writer, case: Case, last_day: dt.date) -> list[CaseAction]:
    """Old ones are done; of an open case one or two fall around today. Returned are those."""
    rng = writer.rng
    for _ in range(rng.randint(2, 5)):
        due = case.opened_on + (last_day - case.opened_on) * rng.randint(10, 95) // 100
        _action(writer, case, due, ActionState.DONE)
    around = rng.randint(1, 2) if last_day == writer.today else 0
    days = [writer.today + dt.timedelta(days=rng.choice(AROUND_TODAY)) for _ in range(around)]
    case.action_due_on = min(days, default=None)
    return [_action(writer, case, due, ActionState.OPEN) for due in days]


def _action(writer: Writer, case: Case, due: dt.date, state: ActionState) -> CaseAction:
    settled = due if state is ActionState.DONE else None
    made = max(case.opened_on, due - dt.timedelta(days=10))
    details = {"owner": case.coordinator, "due_on": due, "state": state, "settled_on": settled}
    action: CaseAction = writer.record(case, CaseAction, None, at=moment_of(made), **details)
    action.seal(what=mix.text(writer.rng, "action"))
    return action


def _add_goals(writer: Writer, case: Case, last_day: dt.date, open_actions: list[CaseAction]) -> None:
    """One to three goals; the open actions are for the first that he is working on."""
    rng, goals = writer.rng, list[Goal]()
    for words in rng.sample(mix.texts()["goal"]["any"], rng.randint(1, 3)):
        domain, _, text = words.partition(": ")
        day = case.opened_on + (last_day - case.opened_on) * rng.randint(10, 60) // 100
        reached = writer.chance(0.3)
        state, until = (GoalState.REACHED, last_day) if reached else (GoalState.OPEN, None)
        made = {"domain_code": domain, "set_on": day, "state": state, "settled_on": until}
        goal = writer.record(case, Goal, None, at=moment_of(day), **made)
        goal.seal(words=text)
        _tell(writer, goal, text, state=GoalState.OPEN, day=day)
        if reached:
            _tell(writer, goal, text, state=state, day=last_day, say=mix.text(rng, "goal", "say"))
        goals.append(goal)
    working_on = next((goal for goal in goals if goal.state == GoalState.OPEN), None)
    for action in open_actions:
        action.goal = working_on


def _tell(writer: Writer, goal: Goal, words: str, *, state: str, day: dt.date, say: str = "") -> None:
    event = GoalEvent(goal=goal, data_key=goal.data_key, state=state, on=day, by=goal.by, at=moment_of(day))
    event.seal(words=words, say=say or None)
    writer.world.batch.add(event)
