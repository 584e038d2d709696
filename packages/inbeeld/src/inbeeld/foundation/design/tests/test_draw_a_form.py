"""Labels, help and errors are tied to their controls, for eyes and for screen readers."""

from collections.abc import Callable

import pytest
from django import forms
from django.forms import formset_factory
from pytest_django.asserts import assertInHTML

from inbeeld.foundation.design.samples import ExampleForm

Render = Callable[..., str]


def attributes(html: str, name: str) -> dict[str, str]:
    """The attributes of the control with this name."""
    from html.parser import HTMLParser

    found: dict[str, str] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = {key: value or "" for key, value in attrs}
            if values.get("name") == name and not found:
                found.update(values)

    Reader().feed(html)
    return found


def test_each_label_points_at_its_control(render: Render) -> None:
    html = render("{% fields form %}", form=ExampleForm())
    for name in ("name", "email", "seen_on", "place", "note", "agreed"):
        assert attributes(html, name)["id"] == f"id_{name}"
        assert f'for="id_{name}"' in html


def test_only_optional_fields_are_marked(render: Render) -> None:
    form = ExampleForm()
    assert "(niet verplicht)" in render("{% field form.email %}", form=form)
    assert "(niet verplicht)" not in render("{% field form.name %}", form=form)
    assert "(niet verplicht)" not in render("{% field form.agreed %}", form=form)


def test_help_and_errors_describe_the_control(render: Render) -> None:
    html = render("{% field form.email %}", form=ExampleForm({"email": "sanne"}))
    control = attributes(html, "email")
    assert control["aria-describedby"] == "id_email_helptext id_email_error"
    assert control["aria-invalid"] == "true"
    assert control["value"] == "sanne"
    assert html.count('id="id_email_helptext"') == html.count('id="id_email_error"') == 1


def test_a_text_area_is_described_by_its_counter(render: Render) -> None:
    html = render("{% field form.note %}", form=ExampleForm())
    assert attributes(html, "note")["aria-describedby"] == "id_note_helptext id_note_counter"
    assert "Hooguit 500 tekens" in html


def test_choices_stand_in_a_fieldset_with_the_question_as_legend(render: Render) -> None:
    html = render("{% field form.urgent %}", form=ExampleForm({}))
    assert "<fieldset" in html
    assert 'aria-describedby="id_urgent_error"' in html
    assert "Heeft het haast?" in html.split("<legend")[1].split("</legend>")[0]
    assertInHTML('<label class="utrecht-form-label utrecht-form-label--radio" for="id_urgent_0">Ja</label>', html)


def test_the_summary_links_to_each_field_and_takes_focus(render: Render) -> None:
    html = render("{% error_summary form %}", form=ExampleForm({"email": "sanne", "note": "x"}))
    assert 'tabindex="-1" autofocus' in html
    assert 'href="#id_name">Naam van de activiteit: Vul dit in.' in html
    assert 'href="#id_urgent_0">Heeft het haast? Kies een antwoord.' in html
    assert "Toelichting" not in html


def test_without_errors_there_is_no_summary(render: Render) -> None:
    assert render("{% error_summary form %}", form=ExampleForm()).strip() == ""


def test_the_summary_tells_what_is_wrong_with_a_set_of_forms(render: Render) -> None:
    forms_of_two = formset_factory(ExampleForm, extra=0, min_num=2, validate_min=True)
    sent = forms_of_two({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "Inloop"})
    html = render("{% error_summary formset %}", formset=sent)
    assert 'href="#id_form-0-place"' in html
    assert html.count("<li>") > 2


def test_what_was_typed_is_escaped(render: Render) -> None:
    html = render("{% field form.name %}", form=ExampleForm({"name": '"><script>alert(1)</script>'}))
    assert "<script>" not in html
    assert "{{ 7|add:7 }}" in render("{% field form.name %}", form=ExampleForm({"name": "{{ 7|add:7 }}"}))


@pytest.mark.parametrize("kind", [forms.CharField, forms.EmailField, forms.IntegerField, forms.ChoiceField])
def test_forms_of_packages_get_our_components(render: Render, kind: type[forms.Field]) -> None:
    form = type("Foreign", (forms.Form,), {"value": kind()})()
    assert 'class="utrecht-' in str(form)
    assert 'class="utrecht-' in str(form["value"])


def test_a_post_form_carries_its_token_and_is_sent_once(render: Render) -> None:
    html = render("{% post_form '/verder/' autosave='/concept/' %}{% button 'Save' %}{% endpost_form %}")
    assert 'name="csrfmiddlewaretoken"' in html
    assert 'action="/verder/"' in html
    assert 'data-autosave="/concept/"' in html
    assert "data-send-once" in html
    assert 'autocomplete="off"' not in html
    public = render("{% post_form cookie_free=True %}{% endpost_form %}")
    assert "csrfmiddlewaretoken" not in public
    assert 'autocomplete="off" spellcheck="false"' in public
