"""Forms that go to another desk than that of the region, and desks where nobody works."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.chain.signals.desks import unmanned_desks
from inbeeld.chain.signals.forms.routes import LastDayForm, RouteForm
from inbeeld.chain.signals.models import FormRoute
from inbeeld.chain.signals.services.orphaned_signals import give_on, orphaned_signals
from inbeeld.chain.signals.services.routes import RouteInThePast, RouteOverlaps, end_route, start_route
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def routes(request: ActorRequest) -> HttpResponse:
    """All routes, what has ended below; a form for a new one."""
    form = RouteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _started(request, form):
        messages.success(request, _("The route was set."))
        return redirect("signals:routes")
    today = timezone.localdate()
    alone = orphaned_signals(today)
    context = {
        "form": form,
        "routes": FormRoute.objects.select_related("from_region", "to_region").order_by("form", "-valid_from", "pk"),
        "unmanned": unmanned_desks(today),
        "orphaned_signals": alone,
        "can_be_given_on": any(one.taker for one in alone),
        "today": today,
    }
    return render(request, "signals/routes.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.REGIONS_MANAGE)
def end(request: ActorRequest, pk: int) -> HttpResponse:
    route = get_object_or_404(FormRoute.objects.select_related("from_region", "to_region"), pk=pk)
    form = LastDayForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        end_route(route, last_day=form.cleaned_data["last_day"], by=request.actor)
        messages.success(request, _("The route ends."))
        return redirect("signals:routes")
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "signals/route_end.html", {"form": form, "route": route}, status=status)


@require_POST
@staff_page(Action.REGIONS_MANAGE)
def give_on_all(request: ActorRequest) -> HttpResponse:
    """Everything that nobody can read goes to the desks of today."""
    number = sum(give_on(alone, by=request.actor) for alone in orphaned_signals(timezone.localdate()))
    told = ngettext("%(number)s signal was given on.", "%(number)s signals were given on.", number)
    messages.success(request, told % {"number": number})
    return redirect("signals:routes")


def _started(request: ActorRequest, form: RouteForm) -> bool:
    given = form.cleaned_data
    try:
        start_route(given.pop("form"), **given, by=request.actor)
    except RouteOverlaps:
        form.add_error(None, _("This form goes elsewhere already from there. End that route first."))
    except RouteInThePast:
        form.add_error("valid_from", _("A route begins today or later."))
    else:
        return True
    return False
