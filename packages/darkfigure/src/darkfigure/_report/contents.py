"""What a report says, in order: first everything that bears on the number, then the number or its refusal."""

from __future__ import annotations

import math

from darkfigure._grounds import notes_of, points_of, remedies_of
from darkfigure._pictures.distribution import draw_distribution
from darkfigure._pictures.overlaps import draw_overlaps
from darkfigure._report.appendix import appendix
from darkfigure._report.document import Block, Callout, Document, Drawing, Paragraph, Points, Section, table
from darkfigure._report.estimation import Unit
from darkfigure._report.findings import Findings
from darkfigure._report.fit import fit_section
from darkfigure._report.hidden import hidden_section
from darkfigure._report.robustness import (
    consistency_section,
    dependence_section,
    linkage_section,
    models_section,
    variants_section,
)
from darkfigure._verdicts import Verdict
from darkfigure._words import Words


def compose(findings: Findings, language: str, title: str = "") -> Document:
    """Put findings into words.

    Parameters
    ----------
    findings : Findings
        What was found.
    language : {"en", "nl"}
        Language of the report.
    title : str
        Title; a general one by default.
    """
    say = Words(language)
    histories = findings.histories
    unit = unit_section(findings.settings.unit, histories.observed, list(histories.lists), say)
    sections = [unit, _overlap(findings, say), models_section(findings, say)]
    if findings.figure is not None:
        sections += [fit_section(findings, say), variants_section(findings, say)]
    if findings.decision.verdict is not Verdict.REFUSED:
        sections += [consistency_section(findings, say), hidden_section(findings, say)]
    if findings.figure is not None:
        sections += [dependence_section(findings, say), linkage_section(findings, say)]
    sections += [_figure(findings, say), reading_section(say), appendix(findings, say)]
    return Document(
        language=language,
        title=title or say("How many are on no list?"),
        subtitle=say("Multiple systems estimation from {lists} lists", lists=str(len(findings.histories.lists))),
        opening=(_verdict(findings, say),),
        sections=tuple(sections),
        ending=say("Made with darkfigure {version}.", version=findings.versions["darkfigure"]),
    )


def _verdict(findings: Findings, say: Words) -> Callout:
    verdict = findings.decision.verdict
    kind = verdict.value
    if verdict is Verdict.REFUSED:
        text = say("These data cannot carry a number. This report says why, and what data would be needed.")
        return Callout(kind, say("No figure is given"), text)
    if findings.decision.at_least is not None:
        text = say(
            "These data show how many there are at least, not how many there are. Never quote the number without the "
            "words at least."
        )
        return Callout(kind, say("Only a lower bound is given"), text)
    if verdict is Verdict.RESERVED:
        text = say(
            "The figure comes at the end, after what you must know to use it. Never quote it without its reservations."
        )
        return Callout(kind, say("A figure is given, with reservations"), text)
    text = say("The figure comes at the end, after what you must know to use it.")
    return Callout(kind, say("A figure is given"), text)


def unit_section(unit: Unit, observed: int, lists: list[str], say: Words) -> Section:
    """Name what is counted, and over which period."""
    period = unit.period or say("not told: ask before you use any number from this report")
    rows = [
        (say("Counted"), say(unit.counted) if unit.counted in COUNTED else unit.counted),
        (say("Period"), period),
        (say("On at least one list"), say.number(observed)),
        (say("Lists"), say.several(lists)),
    ]
    text = say(
        "A report is not a person, and one year is not five. The figure is about the unit and period named here and "
        "no other."
    )
    return Section(say("What is counted"), (table("", ("", ""), rows, words=True), Paragraph(text)))


LONGEST_LIST = 6
COUNTED = ("persons", "victims", "reports")


def _overlap(findings: Findings, say: Words) -> Section:
    histories = findings.histories
    overlap = histories.overlap_table()
    rows = [(name, *map(say.number, row)) for name, row in zip(histories.lists, overlap, strict=True)]
    blocks: list[Block] = [
        Paragraph(
            say("The method learns from persons who stand on more than one list. Without them it knows nothing."),
        ),
        table(say("Persons on both lists; on the diagonal all persons of the list"), ("", *histories.lists), rows),
    ]
    if histories.patterns:
        drawing = draw_overlaps(histories, language=say.language).svg
        caption = say("Persons by the exact set of lists on which they stand")
        blocks.append(
            Drawing("upset", drawing, caption, say("The numbers are in the table above and in the appendix."))
        )
    frequencies = [(say.number(size), say.number(count)) for size, count in _frequencies(findings)]
    blocks.append(table(say("Persons by the number of lists"), (say("lists"), say("persons")), frequencies))
    apart = [say("{one} and {other}", one=one, other=other) for one, other in histories.pairs_without_overlap()]
    if apart:
        blocks.append(Paragraph(say("Nobody stands on both of these lists:")))
        blocks.append(Points(tuple(apart)) if len(apart) <= LONGEST_LIST else Paragraph(f"{'; '.join(apart)}."))
    else:
        blocks.append(Paragraph(say("Every two lists share at least one person.")))
    return Section(say("The lists and their overlap"), tuple(blocks))


def _frequencies(findings: Findings) -> list[tuple[int, int]]:
    return list(enumerate(findings.histories.capture_frequencies(), start=1))


def _figure(findings: Findings, say: Words) -> Section:
    if findings.decision.at_least is not None:
        return _bound(findings, say)
    if findings.figure is None:
        return _refusal(findings, say)
    estimate, unit = findings.figure, findings.settings.unit
    low, high = say.number(_rounded(estimate.interval.low)), say.number(_rounded(estimate.interval.high))
    counted = say(unit.counted) if unit.counted in COUNTED else unit.counted
    number = say("{number} {unit}", number=say.number(_rounded(estimate.population)), unit=counted)
    text = say(
        "95% interval: {low} to {high}. On a list: {seen}. On no list: about {hidden}.",
        low=low,
        high=high,
        seen=say.number(estimate.observed),
        hidden=say.number(_rounded(estimate.unobserved)),
    )
    blocks: list[Block] = [Callout(findings.decision.verdict.value, number, text)]
    if unit.years:
        rows = [
            (
                say.number(_rounded(estimate.population / unit.years)),
                *(say.number(_rounded(x / unit.years)) for x in _bounds(findings)),
            )
        ]
        blocks.append(table(say("Per year"), (say("estimate"), say("from"), say("to")), rows))
    if findings.decision.reasons:
        blocks += [Paragraph(say("Reservations:")), Points(points_of(findings.decision.reasons, say))]
    notes = notes_of(estimate.diagnostics, say)
    if notes:
        blocks += [Paragraph(say("About the calculation:")), Points(notes)]
    blocks += _distribution(findings, say)
    return Section(say("The figure"), tuple(blocks))


def _distribution(findings: Findings, say: Words) -> list[Block]:
    if findings.figure is None:
        return []
    estimate = findings.figure
    low, high = (say.percent(share, 1) for share in (0.025, 0.975))
    marks = {say("estimate"): estimate.population, low: estimate.interval.low, high: estimate.interval.high}
    text = say(
        "The interval comes from {resamples} resamples (BCa bootstrap). In each of them the model was chosen anew, so "
        "that the doubt about the model is in the interval. Doubt about the lists themselves is not.",
        resamples=say.number(len(findings.replicates)),
    )
    caption = say("Bootstrap distribution of the estimate")
    drawing = draw_distribution(findings.replicates, marks, say).svg
    return [
        Drawing("bootstrap", drawing, caption, say("The bounds of the interval are in the box above.")),
        Paragraph(text),
    ]


def _bound(findings: Findings, say: Words) -> Section:
    """Give the lower bound, per year too, in words for those who decide on policy."""
    unit, at_least = findings.settings.unit, findings.decision.at_least or 0
    counted = say(unit.counted) if unit.counted in COUNTED else unit.counted
    number = say("At least {number} {unit}", number=say.number(_rounded_down(at_least)), unit=counted)
    text = say(
        "On a list: {seen}. How many more there are than this bound nobody can tell from these lists: it may be a few, "
        "and it may be many times as many.",
        seen=say.number(findings.histories.observed),
    )
    blocks: list[Block] = [Callout("reserved", number, text)]
    if unit.years:
        yearly = say("at least {number} a year", number=say.number(_rounded_down(at_least / unit.years)))
        blocks.append(Paragraph(_sentence_case(yearly)))
    blocks += [
        Paragraph(
            say(
                "For policy: plan for at least this number. Never subtract it from another year's to find a trend, "
                "never say that it is the size of the problem, and never take a service of this size for enough."
            )
        ),
        Paragraph(say("Why no figure:")),
        Points(points_of(findings.decision.withholding, say)),
    ]
    others = [reason for reason in findings.decision.reasons if reason not in findings.decision.withholding]
    if others:
        blocks += [Paragraph(say("Reservations:")), Points(points_of(others, say))]
    blocks += [
        Paragraph(say("What data would be needed:")),
        Points(remedies_of(findings.decision.withholding, say)),
    ]
    return Section(say("The lower bound"), tuple(blocks))


def _refusal(findings: Findings, say: Words) -> Section:
    refusing = [reason for reason in findings.decision.reasons if reason.refuses]
    blocks: list[Block] = [
        Callout("refused", say("No figure is given"), say("These data cannot carry a number.")),
        Paragraph(say("The reasons:")),
        Points(points_of(refusing, say)),
        Paragraph(say("What data would be needed:")),
        Points(remedies_of(refusing, say)),
        Paragraph(
            say(
                "A model would still print a number. It would be made of assumptions, not of data, and it would live "
                "a life of its own. Estimates by other models, without single lists and for other linkage are left "
                "out of this report too: each would be a figure by the back door."
            )
        ),
    ]
    return Section(say("No figure, and why"), tuple(blocks))


def reading_section(say: Words) -> Section:
    """Name the assumptions."""
    items = (
        say(
            "Closed population: the people who count are the same throughout the period. "
            "Newcomers make the figure higher."
        ),
        say("Links are right: each person is recognised on every list. Missed links make the figure higher."),
        say("Dependence between lists is in the model. What all lists share, and nobody sees, is not."),
        say("Nobody has a chance of zero. Those who can be on no list at all are in no figure."),
        say("The lists count what they say they count, in the same way throughout."),
    )
    return Section(say("What the method assumes"), (Points(items),))


def _bounds(findings: Findings) -> tuple[float, float]:
    interval = findings.figure.interval if findings.figure else None
    return (interval.low, interval.high) if interval else (float("nan"), float("nan"))


def _sentence_case(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _rounded_down(number: float) -> float:
    """Round down to three figures, so that a lower bound stays one."""
    step = 10.0 ** max(math.floor(math.log10(max(number, 1.0))) - 2, 0)
    return math.floor(number / step) * step


def _rounded(number: float) -> float:
    """Round to three figures: more would promise what nobody knows."""
    return float(f"{number:.3g}")
