"""How the organisation works: terms by the team lead, life domains and points of phases by the administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.foundation.access.api import Action, Actor, ActorRequest, staff_page
from inbeeld.foundation.accounts.api import Organisation
from inbeeld.foundation.records.api import WRONG, sent

from .codes import Phase
from .forms import CheckSetForm, DomainSetForm, LinesForm, TermsForm
from .models import CheckSet, DomainSet, PhaseCheck, WorkTerms, current_domains
from .services import CheckLine, NotAfterTheLast, Terms, new_check_set, new_domain_set, set_terms, withdraw_planned

ONGOING = [choice for choice in Phase.choices if choice[0] != Phase.ENDED]
PLANNED: dict[str, type[DomainSet] | type[CheckSet]] = {"domains": DomainSet, "points": CheckSet}


@staff_page(Action.TERMS_MANAGE)
@require_GET
def method(request: ActorRequest) -> HttpResponse:
    today = timezone.localdate()
    of_all = request.actor.may(Action.METHOD_MANAGE)
    organisation = None if of_all else request.actor.organisation_id
    context: dict[str, Any] = {
        "today": today,
        "of_all": of_all,
        "terms": WorkTerms.objects.holding(organisation, today),
        "former_terms": WorkTerms.objects.filter(organisation=organisation).select_related("by__user")[:20],
        "domains": current_domains(),
        "domain_sets": DomainSet.objects.order_by("-version").prefetch_related("domains")[:20],
        "check_sets": CheckSet.objects.order_by("-version")[:20],
        "phases": ONGOING,
    }
    return render(request, "method/method.html", context)


@staff_page(Action.TERMS_MANAGE)
@require_http_methods(["GET", "POST"])
def terms(request: ActorRequest) -> HttpResponse:
    """From a day on: for one's own organisation, or by the administrator for all that have none of their own."""
    organisation = _organisation(request.actor)
    stands = WorkTerms.objects.holding(organisation.pk if organisation else None, timezone.localdate())
    names = ("contact_within_days", "safety_review_days", "old_after_days")
    form = TermsForm(sent(request), initial={name: getattr(stands, name) for name in names})
    if request.method == "POST" and form.is_valid():
        made = set_terms(by=request.actor, organisation=organisation, terms=Terms(**form.cleaned_data))
        day = date_format(made.valid_from, "DATE_FORMAT")
        messages.success(request, _("Saved. These terms hold from %(day)s.") % {"day": day})
        return redirect("method:method")
    return _form(request, form, _("Working terms"), "method/terms.html")


def _organisation(actor: Actor) -> Organisation | None:
    if actor.may(Action.METHOD_MANAGE):
        return None
    return get_object_or_404(Organisation, pk=actor.organisation_id)


@staff_page(Action.METHOD_MANAGE)
@require_http_methods(["GET", "POST"])
def domains(request: ActorRequest) -> HttpResponse:
    form = DomainSetForm(sent(request), domains=current_domains())
    if request.method == "POST" and form.is_valid():
        return _planned(
            request,
            form,
            lambda: new_domain_set(
                by=request.actor, valid_from=form.cleaned_data["valid_from"], lines=form.domain_lines()
            ),
            _("Life domains"),
        )
    return _form(request, form, _("Life domains"), "method/lines.html")


@staff_page(Action.METHOD_MANAGE)
@require_http_methods(["GET", "POST"])
def checks(request: ActorRequest, phase: str) -> HttpResponse:
    """The points of one phase; those of the others go on unchanged in the new set."""
    heading = dict(ONGOING).get(phase)
    if heading is None:
        raise Http404
    held = CheckSet.objects.on(timezone.localdate()).order_by("-version").first()
    points = list(PhaseCheck.objects.filter(check_set=held))
    form = CheckSetForm(sent(request), points=[point for point in points if point.phase == phase])
    if request.method == "POST" and form.is_valid():
        others = [CheckLine(p.phase, p.code, p.text_nl, p.text_en) for p in points if p.phase != phase]
        lines = [*others, *form.check_lines(phase)]
        day = form.cleaned_data["valid_from"]
        return _planned(
            request, form, lambda: new_check_set(by=request.actor, valid_from=day, lines=lines), str(heading)
        )
    return _form(request, form, _("Points of the phase: %(phase)s") % {"phase": heading}, "method/lines.html")


@staff_page(Action.METHOD_MANAGE)
@require_POST
def withdraw(request: ActorRequest, what: str) -> HttpResponse:
    """Take back a change that was planned and has not begun."""
    if what not in PLANNED:
        raise Http404
    try:
        withdraw_planned(PLANNED[what], by=request.actor)
        messages.success(request, _("The planned change was withdrawn."))
    except NotAfterTheLast:
        messages.error(request, _("Nothing is planned that could be withdrawn."))
    return redirect("method:method")


def _planned(request: ActorRequest, form: LinesForm, save: Any, heading: str) -> HttpResponse:
    try:
        save()
    except NotAfterTheLast:
        form.add_error("valid_from", _("Choose a later day, or withdraw first what was planned already."))
        return _form(request, form, heading, "method/lines.html")
    messages.success(request, _("Saved. What was rated before keeps what held then."))
    return redirect("method:method")


def _form(request: ActorRequest, form: Any, heading: str, template: str) -> HttpResponse:
    return render(request, template, {"form": form, "heading": heading}, status=WRONG if form.is_bound else 200)
