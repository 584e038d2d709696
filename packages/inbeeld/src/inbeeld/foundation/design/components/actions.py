"""Buttons, links that look like buttons, and forms that send."""

from typing import Any

from django.middleware.csrf import get_token
from django.template.context import Context
from django.utils.safestring import SafeString

from .addresses import same_language
from .library import draw, register, request_of

KINDS = {
    "primary": "utrecht-button--primary-action",
    "secondary": "utrecht-button--secondary-action",
    "subtle": "utrecht-button--subtle",
    "danger": "utrecht-button--primary-action utrecht-button--danger",
}


@register.simple_tag
def button(
    label: str,
    *,
    kind: str = "primary",
    name: str = "",
    value: str = "",
    type: str = "submit",  # noqa: A002 -- the attribute's own name
    icon: str = "",
    action: str = "",
    form: str = "",
    disabled: bool = False,
    description: str = "",
) -> SafeString:
    """Draw a button; `action` sends its form to another address, `description` tells screen readers what it acts on."""
    values: dict[str, Any] = {
        "name": name,
        "value": value,
        "type": type,
        "action": action,
        "form": form,
        "disabled": disabled,
    }
    return draw("button", label=label, kind=KINDS[kind], icon=icon, description=description, **values)


@register.simple_tag(takes_context=True)
def link_button(
    context: Context, url: str, label: str, *, kind: str = "secondary", icon: str = "", description: str = ""
) -> SafeString:
    """Draw a link that looks like a button: it goes somewhere and changes nothing."""
    target = same_language(context, str(url))
    return draw("link_button", url=target, label=label, kind=KINDS[kind], icon=icon, description=description)


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """Set buttons side by side, the main one first."""
    return draw("actions", content=content)


@register.simple_block_tag(takes_context=True)
def post_form(
    context: Context,
    content: str,
    action: str = "",
    *,
    id: str = "",  # noqa: A002 -- the attribute's own name
    autosave: str = "",
    cookie_free: bool = False,
) -> SafeString:
    """Wrap fields in a form that is sent once, also on a double click.

    `autosave` is the address that keeps a draft while somebody types; `cookie_free` leaves the CSRF token to the view.
    """
    request = request_of(context)
    token = get_token(request) if request and not cookie_free else ""
    target = same_language(context, str(action)) if action else ""
    return draw("post_form", content=content, action=target, id=id, autosave=autosave, token=token)
