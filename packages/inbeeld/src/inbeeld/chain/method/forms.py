"""How an organisation works: its terms, the life domains, the points of a phase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.design.api import DateField, PageForm

from .models import Domain, PhaseCheck
from .services import CheckLine, DomainLine

LONGEST = 365
NEW_LINES = ("new1", "new2", "new3")
NL, EN, PLACE, STOP = "nl_", "en_", "place_", "stop_"


def _days(label: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=1, max_value=LONGEST, widget=widget)


class TermsForm(PageForm):
    valid_from = DateField(label=_("Holds from"), allow_past=False, initial=timezone.localdate)
    contact_within_days = _days(_("After how many days without contact does a case ask for attention?"))
    safety_review_days = _days(_("Within how many days is safety looked at again?"))
    old_after_days = _days(_("After how many days is information shown as old?"))
    source = forms.CharField(
        label=_("Source or decision"),
        max_length=300,
        help_text=_("The people who decided this, and when: for example the team meeting of 3 April 2026."),
    )


class LinesForm(PageForm):
    """Lines that each have a Dutch and an English text, a place, and a box to leave them out; three new ones below."""

    valid_from = DateField(label=_("Holds from"), allow_past=False)

    text_length = 80

    def __init__(self, *args: Any, lines: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [code for code, _nl, _en in lines]
        for number, (code, dutch, english) in enumerate(lines, start=1):
            self._add_line(code, dutch, english, number * 10)
        for code in NEW_LINES:
            self._add_line(code, "", "", None)

    def _add_line(self, code: str, dutch: str, english: str, place: int | None) -> None:
        self.fields[f"{NL}{code}"] = self._text(_("Dutch"), dutch)
        self.fields[f"{EN}{code}"] = self._text(_("English"), english)
        self.fields[f"{PLACE}{code}"] = forms.IntegerField(
            label=_("Order"),
            initial=place,
            required=False,
            min_value=0,
            max_value=10_000,
            widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
        )
        if code in self.codes:
            self.fields[f"{STOP}{code}"] = forms.BooleanField(label=_("Leave out"), required=False)

    def _text(self, label: Any, text: str) -> forms.CharField:
        return forms.CharField(label=label, initial=text, required=False, max_length=self.text_length)

    def lines(self) -> Iterator[dict[str, Any]]:
        """The fields of each line, for the page."""
        for code in [*self.codes, *NEW_LINES]:
            fields = {"nl": self[f"{NL}{code}"], "en": self[f"{EN}{code}"], "place": self[f"{PLACE}{code}"]}
            yield {**fields, "stop": self[f"{STOP}{code}"] if code in self.codes else None}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for code in [*self.codes, *NEW_LINES]:
            texts = [cleaned.get(f"{NL}{code}"), cleaned.get(f"{EN}{code}")]
            if not cleaned.get(f"{STOP}{code}") and any(texts) != all(texts):
                empty = NL if not texts[0] else EN
                self.add_error(f"{empty}{code}", _("Fill in both languages."))
        if not self.errors and not self.kept():
            raise forms.ValidationError(_("Keep at least one line."))
        return cleaned

    def kept(self) -> list[tuple[str, str, str]]:
        """Code, Dutch and English of each line that goes on, in the order that was asked for."""
        data = self.cleaned_data
        chosen = [
            (code, data[f"{NL}{code}"], data[f"{EN}{code}"], data.get(f"{PLACE}{code}"))
            for code in [*self.codes, *NEW_LINES]
            if data.get(f"{NL}{code}") and not data.get(f"{STOP}{code}")
        ]
        chosen.sort(key=lambda line: (line[3] is None, line[3]))
        taken: set[str] = set()
        return [(_code(code, english, taken), dutch, english) for code, dutch, english, _place in chosen]


def _code(code: str, english: str, taken: set[str]) -> str:
    """A line keeps its code; a new one gets its own from its English text."""
    wanted = (slugify(english).replace("-", "_")[:36] or "line") if code in NEW_LINES else code
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}_{number}"
    taken.add(found)
    return found


class DomainSetForm(LinesForm):
    def __init__(self, *args: Any, domains: Iterable[Domain], **kwargs: Any) -> None:
        super().__init__(*args, lines=[(d.code, d.name_nl, d.name_en) for d in domains], **kwargs)

    def domain_lines(self) -> list[DomainLine]:
        return [DomainLine(*line) for line in self.kept()]


class CheckSetForm(LinesForm):
    text_length = 200

    def __init__(self, *args: Any, points: Iterable[PhaseCheck], **kwargs: Any) -> None:
        super().__init__(*args, lines=[(p.code, p.text_nl, p.text_en) for p in points], **kwargs)

    def check_lines(self, phase: str) -> list[CheckLine]:
        return [CheckLine(phase, *line) for line in self.kept()]
