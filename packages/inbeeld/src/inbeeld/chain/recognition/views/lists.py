"""Reading somebody's own list of signs: nothing is stored, nothing is added up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from inbeeld.chain.recognition.columns import Columns, guess, items_of
from inbeeld.chain.recognition.content import Wording
from inbeeld.chain.recognition.findings import rules_shown, shown
from inbeeld.chain.recognition.forms import ColumnsForm, KeepForm, ListForm, read_back, written
from inbeeld.chain.recognition.list_rules import Item, apart, counts, read_list
from inbeeld.chain.recognition.reading import content, words
from inbeeld.chain.recognition.rules import worded
from inbeeld.foundation.access.api import ANONYMOUS, Action, Actor
from inbeeld.foundation.design.api import indexable
from inbeeld.foundation.gateway.api import takes_files
from inbeeld.foundation.tables.api import Rows

UNPROCESSABLE = 422


# It acts for nobody and changes nothing, so it needs no token and sets no cookie.
@csrf_exempt
@indexable
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
def read(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _asked(request, ListForm(initial={"language": get_language() or "nl"}))
    if "rows" in request.POST:
        return _read_again(request)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _asked(request, form, status=UNPROCESSABLE)
    table = form.cleaned_data["table"]
    return _told(request, table.rows, guess(table.rows), form.cleaned_data["language"], table.other_sheets)


def _read_again(request: HttpRequest) -> HttpResponse:
    """The same list by other columns: the page carried it along."""
    rows = read_back(request.POST["rows"])
    form = ColumnsForm(rows or [[""]], request.POST)
    if not rows or not form.is_valid():
        return _asked(request, ListForm(initial={"language": get_language() or "nl"}), status=UNPROCESSABLE)
    return _told(request, rows, form.columns(), form.cleaned_data["language"])


def _asked(request: HttpRequest, form: ListForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "rules": rules_shown(get_language() or "nl"), "may_keep": _may_keep(request)}
    return render(request, "recognition/list.html", context, status=status)


def _told(
    request: HttpRequest, rows: Rows, columns: Columns, language: str, others: tuple[str, ...] = ()
) -> HttpResponse:
    items = items_of(rows, columns)
    kept = [[item.text, item.source] for item in items]
    may_differ = len(rows[0]) > 1 or columns.headings
    context = {
        **outcome(items, language),
        "columns_form": ColumnsForm.for_table(rows, columns, language) if may_differ else None,
        "keep_form": KeepForm(initial={"rows": written(kept), "language": language}) if items else None,
        "may_keep": _may_keep(request),
        "other_sheets": others,
    }
    return render(request, "recognition/list_read.html", context)


def outcome(items: list[Item], language: str) -> dict[str, object]:
    """What the rules found, item by item and counted for each rule apart."""
    known = content(language)
    everyone = next(one for one in known.wordings.values() if one.key == "everyone")
    reads = read_list(items, words(language), [_said(sign.text, everyone) for sign in known.signs])
    risks, harms = apart(reads, words(language))
    return {
        "reads": [(read.item, shown(read)) for read in reads],
        "rules": rules_shown(language, counts(reads)),
        "risks": risks if risks and harms else [],
        "harms": harms if risks and harms else [],
        "without": sum(not read.findings for read in reads),
    }


def _said(text: str, wording: Wording) -> str:
    return worded(text, wording.words)


def _may_keep(request: HttpRequest) -> bool:
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return actor.may(Action.SIGN_LIST_KEEP)
