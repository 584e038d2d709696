"""Form fields, groups of them, and the summary of what is wrong."""

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, Textarea
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString

from .library import draw, register


@register.simple_tag
def field(bound: BoundField, *, label: str = "", hint: str = "") -> SafeString:
    """Draw a field with its label, help, error and control tied together."""
    return draw("form_field", **field_context(bound, label=label, hint=hint))


def field_context(bound: BoundField, *, label: str = "", hint: str = "") -> dict[str, Any]:
    identity = bound.auto_id or bound.html_name
    help_text = hint or bound.help_text
    maximum = bound.field.widget.attrs.get("data-maximum") if isinstance(bound.field.widget, Textarea) else None
    described = [f"{identity}_helptext"] * bool(help_text) + [f"{identity}_error"] * bool(bound.errors)
    described += [f"{identity}_counter"] * bool(maximum)
    attrs = {"aria-describedby": " ".join(described)} if described and not bound.use_fieldset else {}
    return {
        "field": bound,
        "control": bound.as_widget(attrs={**attrs, **_id(bound)}),
        "id": identity,
        "label": label or bound.label,
        "help_text": help_text,
        "described_by": " ".join(described),
        "maximum": maximum,
        "is_checkbox": isinstance(bound.field.widget, CheckboxInput),
        "optional": not bound.field.required and not isinstance(bound.field.widget, CheckboxInput),
    }


def _id(bound: BoundField) -> dict[str, str]:
    return {"id": bound.id_for_label} if bound.id_for_label and not bound.use_fieldset else {}


@register.simple_tag
def fields(form: BaseForm, *names: str) -> SafeString:
    """Draw the fields of a form, all or those named, in order; hidden ones come along with all."""
    chosen = [form[name] for name in names] if names else form.visible_fields()
    return draw("fields", form=form, chosen=chosen, hidden=[] if names else form.hidden_fields())


@register.simple_tag
def error_summary(*forms: BaseForm | BaseFormSet[Any]) -> SafeString:
    """Draw what went wrong, on top of the page: it takes focus and links to each field."""
    flat = [one for form in forms if form for one in (form if isinstance(form, BaseFormSet) else [form])]
    lines = [
        {"target": _first_control(bound), "text": spoken(str(bound.label), str(message))}
        for form in flat
        if form.is_bound
        for bound in form
        for message in bound.errors
    ]
    general = [str(message) for form in flat if form.is_bound for message in form.non_field_errors()]
    general += [str(message) for form in forms if isinstance(form, BaseFormSet) for message in form.non_form_errors()]
    return draw("error_summary", lines=lines, general=general)


def spoken(label: str, message: str) -> str:
    """Join a field's name and what is wrong with it; a question keeps its own mark."""
    return f"{label} {message}" if label.endswith("?") else f"{label}: {message}"


def _first_control(bound: BoundField) -> str:
    """Return the id of the control to focus: in a group of choices that is the first choice."""
    return f"{bound.auto_id}_0" if bound.use_fieldset else bound.id_for_label


@register.simple_block_tag
def fieldset(content: str, legend: str, *, hint: str = "", id: str = "") -> SafeString:  # noqa: A002 -- the attribute's own name
    """Group fields that answer one question."""
    return draw("fieldset", content=content, legend=legend, hint=hint, id=id)
