"""The documentation cannot lie: what the code has, the pages name; what the pages name, the code has."""

import ast
import configparser
import re

import pytest
import yaml
from django.apps import apps
from django.conf import settings

from fixtures.sources import DOCS, INBEELD, ROOT, modules, short, texts, tracked

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
VARIABLE = re.compile(r"\bINBEELD_[A-Z_]+\b")
TEST = re.compile(r"`(test_\w+)`")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_each_model_stands_in_the_glossary() -> None:
    glossary = page("docs/glossary.md")
    own = [
        model.__name__
        for app in apps.get_app_configs()
        if app.name.startswith("inbeeld.")
        for model in app.get_models()
    ]
    assert not [name for name in own if f"`{name}`" not in glossary]


def test_each_environment_variable_is_described() -> None:
    described = page("docs/operate.md") + page("CONTRIBUTING.md")
    used = {name for path, text in texts() if path.suffix != ".md" for name in VARIABLE.findall(text)}
    assert not {name for name in used if f"`{name}`" not in described}


def test_no_page_describes_a_variable_that_is_gone() -> None:
    used = {name for path, text in texts() if path.suffix != ".md" for name in VARIABLE.findall(text)}
    assert not set(VARIABLE.findall(page("docs/operate.md"))) - used


def test_each_make_target_is_explained() -> None:
    targets = re.findall(r"^([a-z-]+):.*##", page("Makefile"), re.M)
    assert not [target for target in targets if f"`make {target}`" not in page("CONTRIBUTING.md")]


def test_each_guard_in_the_threat_model_exists() -> None:
    written = {n.name for _, module in modules(tests=True) for n in ast.walk(module) if isinstance(n, ast.FunctionDef)}
    claims = page("docs/testing.md").partition("# Claims, and what proves them")[2].partition("\n# ")[0]
    assert claims
    promised = set(TEST.findall(page("docs/threat-model.md") + claims))
    assert not sorted(promised - written)


def test_each_link_between_pages_leads_somewhere() -> None:
    dead = [
        f"{short(path)}: {target}"
        for path in tracked()
        if path.suffix == ".md"
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert not dead


def test_each_decision_says_context_choice_and_cost() -> None:
    for path in sorted((DOCS / "decisions").glob("0*.md")):
        missing = [part for part in ("**Context.**", "**Choice.**", "**Cost.**") if part not in path.read_text()]
        assert not missing, f"{short(path)}: {missing}"


def test_each_room_is_placed_and_installed() -> None:
    rooms = {".".join(("inbeeld", *path.parent.relative_to(INBEELD).parts)) for path in INBEELD.rglob("apps.py")}
    linter = configparser.ConfigParser()
    linter.read(ROOT / ".importlinter")
    assert rooms == set(linter["importlinter:contract:room"]["containers"].split())
    assert rooms - {"inbeeld.demo"} <= set(settings.INSTALLED_APPS)


def test_each_room_is_drawn_on_the_map() -> None:
    linter = configparser.ConfigParser()
    linter.read(ROOT / ".importlinter")
    floors = linter["importlinter:contract:floors"]["layers"]
    rooms = re.findall(r"inbeeld\.((?:foundation|chain|insight)\.\w+)", floors)
    assert not [room for room in rooms if room not in page("ARCHITECTURE.md")]


VERSION = "packages/darkfigure/src/darkfigure/_version.py"


@pytest.mark.parametrize("name", ["pyproject.toml", "packages/inbeeld/pyproject.toml", VERSION])
def test_both_packages_have_one_version(name: str) -> None:
    written = re.search(r'^(?:__)?version(?:__)? = "(.+)"$', page(name), re.M)
    assert written is not None
    version = written[1]
    assert f"## {version}" in page("CHANGELOG.md")
    assert yaml.safe_load(page("publiccode.yml"))["softwareVersion"] == version
    assert f"image: inbeeld:{version}" in page("compose.yaml")
