"""The section on how well the chosen model fits."""

from __future__ import annotations

from darkfigure._multiple_systems.goodness_of_fit import GoodnessOfFit
from darkfigure._pictures.residuals import draw_residuals
from darkfigure._report.document import Block, Drawing, Paragraph, Section, table
from darkfigure._report.findings import Findings
from darkfigure._words import Words


def fit_section(findings: Findings, say: Words) -> Section:
    """Show the fit of the model behind the figure, in all and pattern by pattern."""
    text = say(
        "A model that does not fit the patterns that were seen says nothing of those that were not. One that fits may "
        "still be wrong about the unseen: other models fit as well. A residual is how far a pattern is from the model; "
        "beyond 2 in either direction it asks for an explanation."
    )
    blocks: list[Block] = [Paragraph(text)]
    if findings.fit is not None:
        picture = draw_residuals(findings.fit, language=say.language)
        drawing = Drawing("residuals", picture.svg, picture.title, say("The numbers are in the table below."))
        blocks += [measures(findings.fit, say), drawing, table(say("Each pattern"), picture.header, picture.rows)]
    return Section(say("Does the model fit?"), tuple(blocks))


def measures(fit: GoodnessOfFit, say: Words, caption: str = "") -> Block:
    """Show the fit in all."""
    probability = say("none: no degrees of freedom") if fit.probability is None else say.number(fit.probability, 3)
    rows = [
        (say("Model"), fit.model),
        (
            say("Deviance"),
            say(
                "{deviance} on {df} degrees of freedom",
                deviance=say.number(fit.deviance, 1),
                df=say.number(fit.degrees_of_freedom),
            ),
        ),
        (say("Pearson's chi-square"), say.number(fit.pearson, 1)),
        (say("Probability of a deviance this large where the model holds"), probability),
        (say("Patterns of which fewer than 5 are expected"), say.number(fit.small)),
    ]
    return table(caption, ("", ""), rows, words=True)
