"""Who gets what at the addresses of this room."""

from __future__ import annotations

from collections.abc import Mapping

from fixtures.permissions import REDIRECT, SIGN_IN, Personas, Records, Row, row
from inbeeld.chain.outreach.services.replies import save_reply
from inbeeld.chain.outreach.services.unseen import start
from inbeeld.chain.signals.api import new_token, read_token


def records(personas: Personas) -> Records:
    submission = read_token(new_token())
    assert submission is not None
    team = personas["outreach_worker"].actor
    return {
        "conversation": start("Verzonnen.", None, submission=submission).conversation.pk,
        "reply": save_reply("Welkom", "Goed dat je schrijft.", by=team).pk,
    }


def team_row(name: str, arguments: Mapping[str, str], *, worker: int, method: str = "get") -> Row:
    return row(name, arguments, method=method, everyone=403, anonymous=SIGN_IN, outreach_worker=worker)


ONE = {"pk": "conversation"}

ROWS = [
    row("outreach:new", everyone=200),
    row("outreach:new", method="post", everyone=422),
    row("outreach:back", everyone=200),
    row("outreach:back", method="post", everyone=422),
    team_row("outreach:inbox", {}, worker=200),
    team_row("outreach:detail", ONE, worker=200),
    team_row("outreach:answer", ONE, method="post", worker=422),
    team_row("outreach:assign", ONE, method="post", worker=422),
    team_row("outreach:note", ONE, method="post", worker=422),
    team_row("outreach:block", ONE, method="post", worker=422),
    team_row("outreach:ask", ONE, method="post", worker=REDIRECT),
    team_row("outreach:hand_over", ONE, method="post", worker=422),
    team_row("outreach:replies", {}, worker=200),
    team_row("outreach:replies", {}, method="post", worker=422),
    team_row("outreach:remove_reply", {"pk": "reply"}, method="post", worker=REDIRECT),
    team_row("outreach:unblock", ONE, method="post", worker=REDIRECT),
]
