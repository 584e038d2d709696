"""Reports that say what stands behind a number, or why there is none."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from darkfigure.report.contents import compose
    from darkfigure.report.estimation import Settings, Unit
    from darkfigure.report.examination import examine_lists
    from darkfigure.report.findings import Findings
    from darkfigure.report.html import to_html
    from darkfigure.report.pdf import to_pdf
    from darkfigure.report.refusal import Decision, Reason, Verdict

_HOMES = {
    "Decision": "refusal",
    "Findings": "findings",
    "Reason": "refusal",
    "Settings": "estimation",
    "Unit": "estimation",
    "Verdict": "refusal",
    "compose": "contents",
    "examine_lists": "examination",
    "to_html": "html",
    "to_pdf": "pdf",
}

__all__ = [
    "Decision",
    "Findings",
    "Reason",
    "Settings",
    "Unit",
    "Verdict",
    "compose",
    "examine_lists",
    "to_html",
    "to_pdf",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
