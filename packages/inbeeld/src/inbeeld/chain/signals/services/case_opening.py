"""A case from what a signal already says, so that nobody types it again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from inbeeld.chain.cases.api import Case, CaseFacts, Person, open_case
from inbeeld.chain.signals.models import Signal, SignalPerson
from inbeeld.foundation.access.api import Action, Actor


def open_case_for(signal: Signal, about: SignalPerson | None, *, by: Actor, person: Person | None = None) -> Case:
    """The handler of the signal opens it; a band is no age, so ages stay unknown and the band stands in the text."""
    by.must(Action.SIGNAL_HANDLE, signal)
    facts = CaseFacts(form=signal.form, sex=about.sex if about else "unknown", summary=_summary(signal, about))
    return open_case(by=by, organisation=signal.organisation, region=signal.region, facts=facts, person=person)


def _summary(signal: Signal, about: SignalPerson | None) -> str:
    told = signal.reveal_all("facts", "interpretation")
    lines = [_("From signal %(reference)s") % {"reference": signal.reference}]
    if about:
        lines.append(_("About: %(person)s") % {"person": about})
    others = signal.persons.exclude(pk=about.pk).order_by("pk") if about else []
    lines += [_("The signal tells also of: %(person)s") % {"person": person} for person in others]
    lines += ["", _("Seen or heard:"), told["facts"]]
    if told["interpretation"]:
        lines += ["", _("Interpretation of who handed in:"), told["interpretation"]]
    return "\n".join(str(line) for line in lines)
