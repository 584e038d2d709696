"""A document of a signal, for the desk: saved on the computer, never opened in the browser."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from inbeeld.chain.signals.models import SignalAttachment
from inbeeld.chain.signals.services.attachments import note_given
from inbeeld.foundation.access.api import Action, ActorRequest, staff_page
from inbeeld.foundation.files.api import as_attachment, not_given, ready_to_give

from .signal import found_for


@require_safe
@staff_page(Action.SIGNAL_READ)
def attachment(request: ActorRequest, pk: uuid.UUID, attachment: uuid.UUID) -> HttpResponse:
    signal = found_for(request, pk)
    attachments = SignalAttachment.objects.select_related("file__data_key", "signal")
    found = get_object_or_404(attachments, pk=attachment, signal=signal)
    if not ready_to_give(found.file):
        return not_given(request, found.file, back_url=reverse("signals:detail", kwargs={"pk": pk}))
    note_given(found, by=request.actor)
    return as_attachment(found.file, number=found.number)
