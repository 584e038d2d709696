"""The sections on what the number hangs on."""

from __future__ import annotations

from darkfigure._multiple_systems.models import HierarchicalModel, term_name
from darkfigure._pictures.intervals import Row, picture_rows
from darkfigure._report.document import Block, Drawing, Paragraph, Section, table
from darkfigure._report.findings import Findings, OrderFinding
from darkfigure._report.sensitivity import Variant
from darkfigure._words import Words

SHOWN_PAIRS = 15

Line = tuple[str, ...]


def models_section(findings: Findings, say: Words) -> Section:
    """Show all models by order and what the best of them say."""
    header = [say("lists in one interaction"), say("models"), say("can be estimated")]
    refused = findings.figure is None
    if not refused:
        header += [say("best model"), say("estimate"), say("lowest"), say("highest")]
    rows = []
    for order in findings.orders:
        row = [say.number(order.order), say.number(order.models), say.number(order.estimable)]
        if not refused:
            row += [order.best, say.number(order.population), *map(say.number, order.spread)]
        rows.append(row)
    text = say(
        "A model says which lists depend on each other. BIC weighs how well a model fits against how complicated it is."
        " Lowest and highest are the estimates of all models that fit about as well as the best (within 6 BIC)."
    )
    blocks: list[Block] = [Paragraph(text)]
    if rows:
        blocks.append(table(say("All models, by how many lists one interaction may hold"), header, rows))
    else:
        blocks.append(Paragraph(say("No set of all models could be visited.")))
    for order in findings.orders:
        if order.unvisited != 0:
            blocks.append(Paragraph(_left_out(order, say)))
    if not refused and len(findings.models) > 1:
        blocks += _best_models(findings, say)
    return Section(say("What different models say"), tuple(blocks))


def _left_out(order: OrderFinding, say: Words) -> str:
    """Say how many models a search left unseen."""
    text = "There are too many models to visit them all. A search looked at {seen} and left {left} unseen."
    left = say("an unknown number") if order.unvisited is None else say.number(order.unvisited)
    return say(text, seen=say.number(order.models), left=left)


def _best_models(findings: Findings, say: Words) -> list[Block]:
    best = findings.models[0].bic
    labelled = [
        (model.model if len(model.model) < 27 else model.model[:24] + "...", model) for model in findings.models
    ]
    rows = [Row(label, model.population, stands_out=place == 0) for place, (label, model) in enumerate(labelled)]
    estimate = findings.figure.population if findings.figure else None
    caption = say("The best models, the best on top; the line is the figure of this report")
    listed = [(model.model, say.number(model.population), say.number(model.bic - best, 1)) for model in findings.models]
    names = "; ".join(f"{place} = {name}" for place, name in enumerate(findings.histories.lists, start=1))
    count = say("{near} models fit about as well as the best.", near=say.number(findings.near))
    picture = picture_rows(rows, caption, say, reference=estimate)
    return [
        Paragraph(f"{count} {say('Lists are numbered:')} {names}."),
        Drawing("models", picture.svg, caption, say("The numbers are in the table below.")),
        table(say("The best models"), (say("model"), say("estimate"), say("BIC above the best")), listed),
    ]


def variants_section(findings: Findings, say: Words) -> Section:
    """Show the estimate without each list, and with each pair merged."""
    if not findings.without_list:
        return Section(say("Other lists"), (Paragraph(say("With two lists none can be left out.")),))
    caption = say("The estimate without each list; the line is the figure of this report")
    rows = [_forest_row(variant, say) for variant in findings.without_list]
    estimate = findings.figure.population if findings.figure else None
    text = say(
        "A sound answer does not hang on one list. Here each list is left out in turn, and then each two lists are "
        "taken as one; the model is chosen anew every time."
    )
    picture = picture_rows(rows, caption, say, reference=estimate)
    blocks: list[Block] = [
        Paragraph(text),
        Drawing("without", picture.svg, caption, say("The numbers are in the table below.")),
        _variants_table(say("Without one list"), findings.without_list, say),
        _variants_table(say("With two lists merged"), findings.merged, say),
    ]
    return Section(say("Without one list, and with lists merged"), tuple(blocks))


def _forest_row(variant: Variant, say: Words) -> Row:
    label = say("without {list}", list=" + ".join(variant.change))
    if variant.estimate is None:
        return Row(label, words=say("not estimable"))
    interval = variant.estimate.interval
    return Row(label, variant.estimate.population, interval.low, interval.high)


def _variants_table(caption: str, variants: tuple[Variant, ...], say: Words) -> Block:
    rows: list[Line] = []
    for variant in variants:
        name = " + ".join(variant.change)
        if variant.estimate is None:
            rows.append((name, say.number(variant.observed), say("not estimable"), "", ""))
            continue
        interval = variant.estimate.interval
        numbers = (variant.estimate.population, interval.low, interval.high)
        rows.append((name, say.number(variant.observed), *map(say.number, numbers)))
    return table(caption, (say("lists"), say("on a list"), say("estimate"), say("from"), say("to")), rows)


def consistency_section(findings: Findings, say: Words) -> Section:
    """Show how well the lists find each other's known lengths."""
    check = findings.consistency
    text = say(
        "Here each list is taken for the whole population, and the other lists estimate how long it is, by the same "
        "rule and with the same interval as this report. The true answer is known. This cannot test the method on "
        "persons whom nobody saw."
    )
    if not check.populations:
        return Section(say("A test with known answers"), (Paragraph(say("This test needs three lists.")),))
    rows: list[Line] = []
    for known in check.populations:
        if known.estimate is None or known.shown is None:
            rows.append((known.name, say.number(known.size), say("refused"), "", "", ""))
            continue
        bounded = known.estimate.decision.at_least is not None
        figure = say("lower bound") if bounded else say.number(known.estimate.population)
        numbers = (figure, say.number(known.shown.low), say.number(known.shown.high))
        rows.append((known.name, say.number(known.size), *numbers, say("yes") if known.covered else say("no")))
    header = (say("list"), say("true"), say("estimate"), say("from"), say("to"), say("true number inside"))
    result = say(
        "Of {lists} lists {refused} are refused. "
        "{covered} of the {usable} answers that are shown hold the true number.",
        lists=say.number(len(check.populations)),
        refused=say.number(len(check.populations) - check.usable),
        covered=say.number(check.covered),
        usable=say.number(check.usable),
    )
    if check.bias is not None:
        result += " " + say("On average the figures are {bias} times the truth.", bias=say.number(check.bias, 2))
    blocks: tuple[Block, ...] = (
        Paragraph(text),
        table(say("Each list as the population"), header, rows),
        Paragraph(result),
    )
    return Section(say("A test with known answers"), blocks)


def dependence_section(findings: Findings, say: Words) -> Section:
    """Show how much dependence that the model leaves out would halve or double the answer."""
    estimate = findings.figure
    text = say(
        "The model takes some pairs of lists as independent. If persons on one of them are in truth likelier (or less "
        "likely) to be on the other, the answer changes. The table gives the odds ratio that would halve or double it: "
        "1 is independence, 2 means twice the odds. A number near 1 in the table is a weak spot."
    )
    blocks: list[Block] = [Paragraph(text), Paragraph(_unseen_factors(findings, say))]
    rows = [
        (" – ".join(needed.pair), _odds(needed.halves, say), _odds(needed.doubles, say))  # noqa: RUF001 - en dash
        for needed in findings.dependence[:SHOWN_PAIRS]
    ]
    if rows:
        header = (say("lists"), say("halves the answer"), say("doubles the answer"))
        blocks.append(table(say("Odds ratio that would be needed"), header, rows))
    if estimate is not None and estimate.model:
        blocks.append(Paragraph(_in_model(findings, say)))
    return Section(say("Dependence between lists"), tuple(blocks))


def _unseen_factors(findings: Findings, say: Words) -> str:
    """Say how far the number on no list would have to be from the model's, whatever the cause."""
    estimate = findings.figure
    if estimate is None or estimate.unobserved <= 0:
        return ""
    double = (2 * estimate.population - estimate.observed) / estimate.unobserved
    half = (estimate.population / 2 - estimate.observed) / estimate.unobserved
    doubles = say("The answer doubles when {factor} times as many are on no list.", factor=say.number(double, 2))
    if half <= 0:
        return f"{doubles} {say('It cannot halve: too many stand on a list already.')}"
    return f"{doubles} {say('It halves when {factor} times as many are.', factor=say.number(half, 2))}"


def _odds(ratio: float | None, say: Words) -> str:
    return say("none does") if ratio is None else say.number(ratio, 2)


def _in_model(findings: Findings, say: Words) -> str:
    lists = findings.histories.lists
    model = HierarchicalModel.parse(str(findings.figure.model if findings.figure else ""), len(lists))
    pairs = [term_name(term, lists).replace(":", " – ") for term in model.terms if term.bit_count() == 2]  # noqa: RUF001
    if not pairs:
        return say("The chosen model takes all lists as independent.")
    return say("The chosen model estimates the dependence of: {pairs}.", pairs=", ".join(pairs))


def linkage_section(findings: Findings, say: Words) -> Section:
    """Show the answer as a function of linkage error."""
    text = say(
        "If links between the lists are missed, one person looks like two, and the answer is too high. If links are "
        "false, it is too low. The table gives the answer for other shares of missed and false links than none."
    )
    if findings.linkage is None:
        return Section(say("Linkage errors"), (Paragraph(text),))
    rows = [
        (say("{share} missed", share=say.percent(missed)), *(say.number(value) for value in row))
        for missed, row in zip(findings.linkage.missed, findings.linkage.populations, strict=True)
    ]
    header = ("", *(say("{share} false", share=say.percent(false)) for false in findings.linkage.false))
    return Section(say("Linkage errors"), (Paragraph(text), table(say("Estimate by linkage error"), header, rows)))
