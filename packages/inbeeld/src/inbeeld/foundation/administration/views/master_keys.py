"""The master keys: which there are, and asking to remove the old ones."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.administration.forms.master_keys import RetiringForm
from inbeeld.foundation.administration.services.master_keys import RETIRING, ask_to_retire
from inbeeld.foundation.audit.api import idle_master_keys, master_key_uses
from inbeeld.foundation.four_eyes.api import WHOLE_INSTALLATION, Hindered, act_of, waiting_for
from inbeeld.foundation.records.api import WRONG


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Action.ORGANISATIONS_MANAGE)
def master_keys(request: ActorRequest) -> HttpResponse:
    form = RetiringForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            asked = ask_to_retire(by=request.actor, reason=form.cleaned_data["reason"])
        except Hindered as why:
            messages.error(request, act_of(RETIRING).hindrance(why.code))
            return redirect("administration:master_keys")
        messages.success(request, _("Asked. A second person decides; until it is carried out you can take it back."))
        return redirect("four_eyes:request", asked.pk)
    idle = idle_master_keys()
    shown = {
        "form": form,
        "rows": [(name, live, name in idle) for name, (live, _gone) in sorted(_all_keys(idle).items())],
        "idle": idle,
        "waits": waiting_for(RETIRING, WHOLE_INSTALLATION),
    }
    return render(request, "administration/master_keys.html", shown, status=WRONG if form.is_bound else 200)


def _all_keys(idle: list[str]) -> dict[str, tuple[int, int]]:
    return {**dict.fromkeys(idle, (0, 0)), **master_key_uses()}
