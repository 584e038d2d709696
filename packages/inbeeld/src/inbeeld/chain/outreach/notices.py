"""Tells the team by e-mail that there is something to read; the e-mail says nothing about it."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from .models import Conversation
from .teams import members_of


def tell_team(conversation: Conversation) -> None:
    """Queue a notice; what waits in the queue is the id and nothing else."""
    send_notice.enqueue(str(conversation.pk))


@task()
def send_notice(conversation_id: str) -> None:
    """To the two who have it, else to the whole team."""
    conversation = Conversation.objects.filter(pk=conversation_id).first()
    if conversation is None:
        return
    team = members_of(conversation)
    theirs = [one for one in team if one.pk in {conversation.worker_id, conversation.second_worker_id}]
    for member in theirs or team:
        with translation.override(member.user.language):
            EmailMessage(
                subject=_("Something is waiting for you"),
                body=_(
                    "There is something new in your work list. Sign in to read it.\n\n"
                    "This e-mail says on purpose no more than that."
                ),
                to=[member.user.email],
            ).send()
