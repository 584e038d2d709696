"""Long work of this room, done by the worker."""

from __future__ import annotations

from django.utils import translation
from django_tasks import task

from inbeeld.foundation.audit.api import trail
from inbeeld.foundation.operations.api import when_given_up

from .codes import FileState
from .models import PersonFile
from .services.person_file import fill, print_file


def _say_so(pk: str, _language: str) -> None:
    PersonFile.objects.filter(pk=pk).update(state=FileState.FAILED)


@task()
@when_given_up(_say_so)
def collect_file(pk: str, language: str) -> None:
    _work(pk, language, printing=False)


@task()
@when_given_up(_say_so)
def print_person_file(pk: str, language: str) -> None:
    _work(pk, language, printing=True)


def _work(pk: str, language: str, *, printing: bool) -> None:
    file = PersonFile.objects.select_related("data_key", "case").filter(pk=pk).first()
    if file is None:
        return
    try:
        with trail(), translation.override(language):
            (print_file if printing else fill)(file)
    except Exception:
        _say_so(pk, language)
        raise
