"""Every other component draws what it promises."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from pytest_django.asserts import assertInHTML

from inbeeld.foundation import design

Render = Callable[..., str]


def test_a_button_sends_by_itself_and_a_link_button_only_goes_somewhere(render: Render) -> None:
    assert 'type="submit"' in render("{% button 'Save' name='step' value='2' %}")
    html = render("{% link_button '/zaken/' 'Cases' icon='plus' %}")
    assert html.startswith("<a ")
    assert 'href="/zaken/"' in html


def test_an_unknown_kind_of_button_is_a_mistake_of_ours(render: Render) -> None:
    with pytest.raises(KeyError):
        render("{% button 'Save' kind='shiny' %}")


def test_an_alert_names_its_kind_in_words(render: Render) -> None:
    html = render("{% alert 'error' heading='Stop' announce=True %}<p>Wacht.</p>{% endalert %}")
    assert 'role="alert"' in html
    assert 'aria-label="Fout"' in html
    assert "<p>Wacht.</p>" in html
    assert "role=" not in render("{% alert 'ok' %}x{% endalert %}").split("utrecht-alert__icon")[0]


def test_a_status_shows_a_sign_and_words_beside_its_colour(render: Render) -> None:
    html = render("{% status label 'warning' %}", label="<b>Vandaag</b>")
    assert "&lt;b&gt;Vandaag&lt;/b&gt;" in html
    assert "#alert-triangle" in html


def test_a_data_list_says_what_is_not_known_and_keeps_zero(render: Render) -> None:
    html = render("{% data_list %}{% data_item 'Age' age %}{% data_item 'Contacts' 0 %}{% enddata_list %}", age=None)
    assert "Niet ingevuld" in html
    assertInHTML(
        '<dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">0</dd>',
        html,
    )


def test_a_data_block_keeps_its_markup_and_escapes_values_in_it(render: Render) -> None:
    html = render("{% data_block 'Who' %}<em>{{ who }}</em>{% enddata_block %}", who="<i>Sam</i>")
    assert "<em>&lt;i&gt;Sam&lt;/i&gt;</em>" in html


def test_tabs_and_side_navigation_tell_where_you_are(render: Render) -> None:
    links = [
        SimpleNamespace(url="/a/", label="A", current=True, count=0),
        {"url": "/b/", "label": "B", "current": False},
    ]
    for tag in ("tabs", "side_navigation"):
        html = render("{% " + tag + " links label='Delen' %}", links=links)
        assert html.count('aria-current="page"') == 1
        assert 'aria-label="Delen"' in html
        assert '<span class="count">0</span>' in html


def test_a_breadcrumb_ends_at_the_page_itself(render: Render) -> None:
    html = render("{% breadcrumb %}{% crumb '/zaken/' 'Cases' %}{% crumb '' 'Z-1' %}{% endbreadcrumb %}")
    assert '<a class="utrecht-link utrecht-breadcrumb-nav__link" href="/zaken/">' in html
    assert '<span aria-current="page">Z-1</span>' in html


def test_paging_shows_only_the_ways_there_are(render: Render) -> None:
    html = render("{% paging page %}", page=SimpleNamespace(previous_url="", next_url="?after=9", summary="1 tot 50"))
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html
    assert "1 tot 50" in html
    assert render("{% paging page %}", page=SimpleNamespace(previous_url="", next_url="", summary="")).strip() == ""


def test_a_column_sorts_turns_round_and_keeps_the_filter(render: Render) -> None:
    first = render("{% sort_header 'Name' 'name' %}", path="/?status=open&after=50")
    assert 'href="/?status=open&amp;order=name"' in first
    assert "aria-sort" not in first
    second = render("{% sort_header 'Name' 'name' %}", path="/?order=name&status=open")
    assert 'aria-sort="ascending"' in second
    assert "order=-name" in second
    third = render("{% sort_header 'Name' 'name' default='-name' %}")
    assert 'aria-sort="descending"' in third


def test_a_table_has_a_caption_and_scrolls_inside_itself(render: Render) -> None:
    html = render("{% table 'Cases' %}<tbody></tbody>{% endtable %}")
    assert 'role="region" aria-label="Cases" tabindex="0"' in html
    assert "Cases</caption>" in html


def test_a_moment_shows_its_time_as_people_write_it(render: Render) -> None:
    html = render("{% moment day 'Opened' by='Sanne' %}{% endmoment %}", day=datetime.date(2026, 4, 3))
    assert '<time datetime="2026-04-03">3 april 2026</time>' in html


def test_an_accordion_opens_without_a_script(render: Render) -> None:
    assert "<details" in render("{% accordion 'Why?' %}x{% endaccordion %}")
    assert " open" in render("{% accordion 'Why?' open=True %}x{% endaccordion %}")


def test_progress_is_told_in_words_too(render: Render) -> None:
    html = render("{% progress 2 4 'Stap' %}")
    assert "2 van 4" in html
    assert 'max="4"' in html


def test_links_keep_a_language_that_was_chosen_without_a_cookie(render: Render) -> None:
    chosen = "/hulp/?language=en"
    assert render("{% address '/hulp/geld/' %}", path=chosen) == "/hulp/geld/?language=en"
    assert 'href="/weg/?language=en"' in render("{% link_button '/weg/' 'x' %}", path=chosen)
    assert render("{% address 'https://example.nl/' %}", path=chosen) == "https://example.nl/"
    assert render("{% address '//example.nl/' %}", path=chosen) == "//example.nl/"
    assert render("{% address '/hulp/geld/' %}", path="/hulp/") == "/hulp/geld/"


def test_the_address_of_this_page_changes_only_what_is_asked(render: Render) -> None:
    assert render("{% this_page language='en' %}", path="/x/?a=1&b=2") == "/x/?a=1&amp;b=2&amp;language=en"
    assert render("{% this_page b='' %}", path="/x/?a=1&b=2") == "/x/?a=1"


def test_every_icon_that_is_named_stands_in_the_sprite() -> None:
    sprite = Path(str(finders.find("design/icons.svg"))).read_text()
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    product = Path(design.__file__).parent.parent.parent
    sources = [path for path in [*product.rglob("*.html"), *product.rglob("*.py")] if "tests" not in path.parts]
    named = set(re.findall(r"""(?:\bicon=|\{% icon )["']([\w-]+)["']""", "\n".join(map(Path.read_text, sources))))
    assert named - drawn == set()


def test_a_cell_in_which_nothing_was_written_is_empty(render: Render) -> None:
    html = render(
        "{% table 'T' %}<tr><td data-label='x'>\n {% if no %}a{% endif %}\n</td><td> a </td></tr>{% endtable %}"
    )
    assert "<td data-label='x'></td><td> a </td>" in html
