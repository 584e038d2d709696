"""What a report by strata says: the table first, since every cell carries its own verdict, then what is behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from darkfigure._grounds import points_of, remedies_of
from darkfigure._multiple_systems.models import term_name
from darkfigure._pictures.intervals import Row, picture_rows
from darkfigure._pictures.residuals import draw_residuals
from darkfigure._report.contents import reading_section, unit_section
from darkfigure._report.document import Block, Callout, Document, Drawing, Paragraph, Points, Section, Table, table
from darkfigure._report.fit import measures
from darkfigure._report.strata_findings import Margin, StrataFindings, StratumFinding
from darkfigure._report.strata_rounding import Rounded, rounded_strata
from darkfigure._strata_columns import natural
from darkfigure._verdicts import Decision, Verdict
from darkfigure._version import __version__
from darkfigure._words import Words

MOST_DRAWN = 40
ENOUGH_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Strata:
    """Everything that the sections are written from."""

    findings: StrataFindings
    rounded: Mapping[Margin, Rounded]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Names of the parts of a label."""
        return self.findings.dimensions

    @property
    def parts(self) -> tuple[StratumFinding, ...]:
        """The cells."""
        return self.findings.strata

    def decision(self, label: Margin) -> Decision:
        """Return the verdict on a cell or a sum."""
        found = next((part for part in self.parts if part.label == label), None)
        return found.decision if found else self.findings.totals[label].decision

    def observed(self, label: Margin) -> int:
        """Return the persons on a list in a cell or a sum."""
        found = next((part for part in self.parts if part.label == label), None)
        return found.histories.observed if found else self.findings.totals[label].observed


def compose_strata(findings: StrataFindings, language: str, title: str = "") -> Document:
    """Put strata into words, in English (``en``) or Dutch (``nl``)."""
    say, parts, dimensions = Words(language), findings.strata, findings.dimensions
    strata = Strata(findings, rounded_strata(parts, findings.totals))
    observed = findings.totals[findings.everything].observed
    lists = list(dict.fromkeys(name for part in parts for name in part.histories.lists))
    sections = [
        unit_section(findings.settings.unit, observed, lists, say),
        _table_section(strata, say),
        _detail_section(strata, say),
        _grounds_section(strata, say),
        *_fit_sections(strata, say),
        reading_section(say),
        _appendix(strata, say),
    ]
    return Document(
        language=language,
        title=title or say("How many are on no list, by {dimensions}?", dimensions=say.several(list(dimensions))),
        subtitle=say("Multiple systems estimation in {strata} strata", strata=say.number(len(parts))),
        opening=(_opening(parts, say),),
        sections=tuple(sections),
        ending=say("Made with darkfigure {version}.", version=__version__),
    )


def _opening(parts: Sequence[StratumFinding], say: Words) -> Callout:
    verdicts = [part.decision.verdict for part in parts]
    bounds = sum(part.decision.at_least is not None for part in parts)
    counts = say(
        "Of {all} cells {given} are given, {reserved} are given with reservations, of {bounds} only a lower bound is "
        "given, and {refused} are refused.",
        all=say.number(len(parts)),
        given=say.number(verdicts.count(Verdict.GIVEN)),
        reserved=say.number(verdicts.count(Verdict.RESERVED) - bounds),
        bounds=say.number(bounds),
        refused=say.number(verdicts.count(Verdict.REFUSED)),
    )
    refused = Verdict.REFUSED in verdicts
    kind = "refused" if set(verdicts) == {Verdict.REFUSED} else "reserved" if bounds or refused else "given"
    return Callout(kind, say("A verdict for each cell"), counts)


def _table_section(strata: Strata, say: Words) -> Section:
    text = say(
        "Each cell is estimated from its own lists. Persons add up, and so do figures: a sum is the sum of its cells. "
        "A sum over a cell without a figure has none either, since the figure could be had by subtraction: it says how "
        "many there are at least."
    )
    blocks: list[Block] = [Paragraph(text)]
    deeper = sorted({part.label[2:] for part in strata.parts}, key=lambda rest: [natural(value) for value in rest])
    rests: list[Margin] = list(deeper) if len(strata.dimensions) > 2 else [()]
    if len(strata.dimensions) > 2:
        rests.append((None,) * (len(strata.dimensions) - 2))
    blocks += [_crossed(strata, rest, say) for rest in rests]
    return Section(say("The table"), tuple(blocks))


def _crossed(strata: Strata, rest: Margin, say: Words) -> Table:
    """Cross the first dimension with the second, for fixed values of the others; sums in the last row and column."""
    size = len(strata.dimensions)
    firsts: list[str | None] = [*_values(strata, 0), None]
    seconds: list[str | None] = [*_values(strata, 1), None] if size > 1 else []
    words = ", ".join(
        f"{name}: {say('all') if value is None else value}"
        for name, value in zip(strata.dimensions[2:], rest, strict=True)
    )
    caption = words or say("Population by {dimensions}", dimensions=say.several(list(strata.dimensions)))
    if size == 1:
        rows = [(_name(first, say), _cell(strata, (first,), say)) for first in firsts]
        return table(caption, (strata.dimensions[0], say("population")), rows, words=True)
    header = (strata.dimensions[0], *(_name(second, say) for second in seconds))
    crossed = [
        (_name(first, say), *(_cell(strata, (first, second, *rest), say) for second in seconds)) for first in firsts
    ]
    return table(caption, header, crossed, words=True)


def _values(strata: Strata, place: int) -> list[str]:
    return sorted({part.label[place] for part in strata.parts}, key=natural)


def _name(value: str | None, say: Words) -> str:
    return say("all") if value is None else value


def _cell(strata: Strata, label: Margin, say: Words) -> str:
    """Say what may be said of a cell, with its verdict; a dash where nobody is on any list."""
    if label not in strata.rounded:
        return "–"  # noqa: RUF001 - an en dash stands for a cell without anybody
    decision, found = strata.decision(label), strata.rounded[label]
    if decision.verdict is Verdict.REFUSED:
        return say("refused ({seen} on a list)", seen=say.number(strata.observed(label)))
    if found.value is None:
        return say("at least {number}", number=say.number(found.low))
    words = say("given") if decision.verdict is Verdict.GIVEN else say("reserved")
    figure = say(
        "{number} ({low} to {high})",
        number=say.number(found.value),
        low=say.number(found.low),
        high=say.number(found.high),
    )
    return f"{figure}, {words}"


def _detail_section(strata: Strata, say: Words) -> Section:
    """List every cell with its numbers, and draw them."""
    header = (", ".join(strata.dimensions), say("on a list"), say("verdict"), say("estimate"), say("from"), say("to"))
    labels: list[Margin] = [*(part.label for part in strata.parts), (None,) * len(strata.dimensions)]
    rows = [_line(strata, label, say) for label in labels]
    blocks: list[Block] = [table(say("Each cell"), header, rows)]
    caption = say("Each cell side by side")
    if len(strata.parts) <= MOST_DRAWN:
        drawn = [_row(strata, part.label, say) for part in strata.parts]
        picture = picture_rows(drawn, caption, say)
        blocks.append(Drawing("strata", picture.svg, caption, say("The numbers are in the table above.")))
    return Section(say("Each cell"), tuple(blocks))


def _line(strata: Strata, label: Margin, say: Words) -> tuple[str, ...]:
    decision, found = strata.decision(label), strata.rounded[label]
    named = " ".join(part for part in label if part is not None) or say("all")
    verdict = say(decision.verdict.value)
    if decision.verdict is Verdict.REFUSED:
        return named, say.number(strata.observed(label)), verdict, "", "", ""
    figure = say("lower bound") if found.value is None else say.number(found.value)
    return named, say.number(strata.observed(label)), verdict, figure, say.number(found.low), say.number(found.high)


def _row(strata: Strata, label: Margin, say: Words) -> Row:
    decision, found = strata.decision(label), strata.rounded[label]
    name = " ".join(part for part in label if part is not None)
    if decision.verdict is Verdict.REFUSED:
        return Row(name, words=say("refused"))
    return Row(name, found.value, found.low, found.high, reserved=decision.verdict is Verdict.RESERVED)


def _grounds_section(strata: Strata, say: Words) -> Section:
    """Give the grounds of every cell that is not simply given, and what would help."""
    rows = [
        (f"{' '.join(part.label)}: {say(part.decision.verdict.value)}", " ".join(points_of(part.decision.reasons, say)))
        for part in strata.parts
        if part.decision.reasons
    ]
    if not rows:
        return Section(say("Why"), (Paragraph(say("Nothing speaks against the figure of any cell.")),))
    header = (", ".join(strata.dimensions), say("grounds"))
    withholding = [reason for part in strata.parts for reason in part.decision.withholding]
    blocks: list[Block] = [table(say("The grounds"), header, rows, words=True)]
    if withholding:
        remedies = remedies_of(withholding, say)
        blocks += [Paragraph(say("What data would be needed:")), Points(remedies)]
    return Section(say("Why"), tuple(blocks))


def _fit_sections(strata: Strata, say: Words) -> list[Section]:
    """Show how well the models behind the figures fit; for many cells, the residuals of the first of them."""
    shown = [part for part in strata.parts if part.fit is not None and part.decision.shows_figure]
    if not shown:
        return []
    rows = [
        (
            " ".join(part.label),
            part.fit.model,
            say.number(part.fit.deviance, 1),
            say.number(part.fit.degrees_of_freedom),
            say.number(part.fit.probability, 3),
        )
        for part in shown
        if part.fit is not None
    ]
    header = (", ".join(strata.dimensions), say("model"), say("deviance"), say("df"), say("probability"))
    blocks: list[Block] = [table(say("How well the model of each cell fits"), header, rows)]
    for place, part in enumerate(shown[:ENOUGH_SHOWN]):
        if part.fit is None:
            continue
        picture = draw_residuals(part.fit, language=say.language)
        caption = f"{' '.join(part.label)}: {picture.title}"
        drawing = Drawing(f"residuals-{place}", picture.svg, caption, say("The numbers are in the table below."))
        blocks += [
            measures(part.fit, say, " ".join(part.label)),
            drawing,
            table(f"{' '.join(part.label)}: {say('Each pattern')}", picture.header, picture.rows),
        ]
    return [Section(say("Does the model fit?"), tuple(blocks))]


def _appendix(strata: Strata, say: Words) -> Section:
    settings = strata.findings.settings
    rows = [
        (say("Seed"), str(settings.seed)),
        (say("Resamples"), f"{settings.resamples}"),
        (say("Lists in one interaction, at most"), str(settings.max_order)),
        (say("Versions"), f"darkfigure {__version__}"),
        (say("Call"), settings.call or "report_strata(data, by, settings)"),
        *((f"{say('Digest of the lists')}, {' '.join(part.label)}", part.histories.digest) for part in strata.parts),
    ]
    counts = [
        (f"{' '.join(part.label)}: {term_name(mask, part.histories.lists)}", say.number(count))
        for part in strata.parts
        for mask, count in zip(part.histories.patterns, part.histories.counts, strict=True)
    ]
    small = say(
        "This report shows small counts. They may point to single persons: do not publish it without "
        "disclosure control."
    )
    return Section(
        say("Appendix: how to make this report again"),
        (
            table("", ("", ""), rows, words=True),
            table(say("All patterns"), (say("on exactly these lists"), say("persons")), counts),
            Paragraph(small),
        ),
    )
