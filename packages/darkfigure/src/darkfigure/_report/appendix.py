"""The appendix: enough to make the same report again."""

from __future__ import annotations

from darkfigure._multiple_systems import refusal
from darkfigure._multiple_systems.models import term_name
from darkfigure._report.document import Paragraph, Points, Section, table
from darkfigure._report.findings import Findings
from darkfigure._words import Words


def appendix(findings: Findings, say: Words) -> Section:
    """List digest, seed, versions, call, the rule, and the counts."""
    settings, histories = findings.settings, findings.histories
    rows = [
        (say("Digest of the lists"), histories.digest),
        (say("Seed"), str(settings.seed)),
        (say("Resamples"), f"{settings.resamples}"),
        (say("Lists in one interaction, at most"), str(settings.max_order)),
        (say("Models among which each resample chooses, at most"), str(settings.top)),
        (say("Versions"), ", ".join(f"{name} {version}" for name, version in findings.versions.items())),
        (say("Call"), settings.call or "report(histories, settings)"),
    ]
    counts = [
        (term_name(mask, histories.lists), say.number(count))
        for mask, count in zip(histories.patterns, histories.counts, strict=True)
    ]
    return Section(
        say("Appendix: how to make this report again"),
        (
            table("", ("", ""), rows, words=True),
            Paragraph(say("The rule by which a figure is refused:")),
            Points(_rule(say)),
            table(say("All patterns"), (say("on exactly these lists"), say("persons")), counts),
            Paragraph(
                say(
                    "This report shows small counts. They may point to single persons: do not publish it without "
                    "disclosure control."
                )
            ),
        ),
    )


def _rule(say: Words) -> tuple[str, ...]:
    return (
        say("fewer than {number} persons on two lists or more", number=say.number(refusal.LEAST_OVERLAP)),
        say("lists that are no lists of their own, or that nobody connects with the others"),
        say("no model that can be estimated, or a model that does not fit"),
        say("ends of the interval more than a factor of {number} apart", number=say.number(refusal.APART_REFUSED)),
        say(
            "models within 6 BIC of the best more than a factor of {number} apart",
            number=say.number(refusal.APART_REFUSED),
        ),
        say("more than {share} of the resamples without an estimate", share=say.percent(refusal.UNUSABLE_RESAMPLES)),
        say(
            "only a lower bound is given where persons may differ in how easily they are found, and where ends or "
            "models are more than a factor of {number} apart",
            number=say.number(refusal.APART_BOUNDS),
        ),
    )
