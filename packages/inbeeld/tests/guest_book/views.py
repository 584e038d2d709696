from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.audit.api import record
from inbeeld.foundation.vault.api import DataKey

from .models import GuestEntry


@staff_page(Action.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: ActorRequest) -> HttpResponse:
    """The guest book of one organisation, and a field to write in it."""
    actor = request.actor
    if request.method == "POST":
        entry = GuestEntry(
            data_key=DataKey.objects.create_key(), organisation_id=actor.organisation_id, by_id=actor.membership_id
        )
        entry.seal(words=request.POST["words"])
        entry.save()
        record("guest.wrote", record=entry, actor=actor, fields=["words"])
        return redirect("guest_book:book")
    entries = GuestEntry._default_manager.filter(organisation=actor.organisation_id).select_related("data_key")
    record("guest.read", records=list(entries), actor=actor, fields=["words"])
    return render(request, "guest_book/book.html", {"words": [entry.reveal("words") for entry in entries]})
