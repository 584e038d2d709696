"""Draws every form of the product, our own and those of packages, with our components."""

from pathlib import PurePosixPath
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
WIDGET_CLASSES = {
    **dict.fromkeys(("text", "email", "password", "number", "tel", "url", "search", "date", "time"), TEXTBOX),
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
}


class PageRenderer(TemplatesSetting):
    """The renderer named in the FORM_RENDERER setting."""

    form_template_name = "design/form.html"
    field_template_name = "design/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if widget := context.get("widget"):
            _dress(widget)
        return super().render(template_name, context, request)


def _dress(widget: dict[str, Any]) -> None:
    """Give a widget, and each option in it, the class of its kind."""
    kind = widget.get("type") or PurePosixPath(widget["template_name"]).stem
    is_group = "optgroups" in widget and kind != "select"
    if not is_group and kind in WIDGET_CLASSES and "utrecht-" not in widget["attrs"].get("class", ""):
        widget["attrs"]["class"] = f"{WIDGET_CLASSES[kind]} {widget['attrs'].get('class', '')}".strip()
    for _label, options, _index in widget.get("optgroups", ()):
        for option in options:
            if option.get("type"):
                _dress(option)
    for part in widget.get("subwidgets", ()):
        _dress(part)
