"""What the page tells: alerts, states, emptiness, progress."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .library import draw, register

ALERTS = {"info": "info-circle", "ok": "circle-check", "warning": "alert-triangle", "error": "alert-circle"}
STATUSES = {
    "neutral": ("", ""),
    "info": ("utrecht-status-badge--neutral", "info-circle"),
    "ok": ("utrecht-status-badge--success", "circle-check"),
    "warning": ("utrecht-status-badge--warning", "alert-triangle"),
    "error": ("utrecht-status-badge--error", "alert-circle"),
    "waiting": ("", "clock"),
    "closed": ("utrecht-status-badge--inactive", "archive"),
}


@register.simple_block_tag
def alert(content: str, kind: str = "info", *, heading: str = "", announce: bool = False) -> SafeString:
    """Set a message apart; `announce` lets screen readers speak it when it appears after an action."""
    role = {"error": "alert"}.get(kind, "status") if announce else ""
    names = {"info": _("Information"), "ok": _("Done"), "warning": _("Warning"), "error": _("Error")}
    return draw(
        "alert", content=content, kind=kind, icon=ALERTS[kind], kind_name=names[kind], heading=heading, role=role
    )


@register.simple_tag
def status(label: str, kind: str = "neutral") -> SafeString:
    """Draw a badge: words and a sign first, colour second."""
    badge, sign = STATUSES[kind]
    return draw("status", label=label, badge=badge, icon=sign)


@register.simple_block_tag
def empty_state(content: str, heading: str, *, icon: str = "inbox") -> SafeString:
    """Say that there is nothing here, why, and what to do."""
    return draw("empty_state", content=content, heading=heading, icon=icon)


@register.simple_tag
def progress(done: int, total: int, label: str) -> SafeString:
    """Draw how far along something is, in words and as a bar."""
    return draw("progress", done=done, total=total, label=label)
