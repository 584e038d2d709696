"""The page reads itself, with a voice of the device and no other."""

from __future__ import annotations

from playwright.sync_api import Page

from .conftest import START

# The browser of the tests has no voice, so a device is described to it: which voices it has, and what they said.
DEVICE = """
const said = [];
const voices = %s;
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false, pending: false, said,
  getVoices: () => voices,
  addEventListener: () => {},
  cancel() { this.speaking = false; },
  speak(words) { this.speaking = true; said.push([words.text, words.voice.name]); words.onstart(); },
} });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
OWN = """[{ name: "over the internet", lang: "nl-NL", localService: false },
{ name: "own English", lang: "en-GB", localService: true }, { name: "own Dutch", lang: "nl-NL", localService: true }]"""
REMOTE = '[{ name: "over the internet", lang: "nl-NL", localService: false }]'


def test_each_thought_is_read_with_an_own_voice_in_the_language_of_the_page(page: Page, db: None) -> None:
    page.add_init_script(DEVICE % OWN)
    page.goto(f"{START}2/")
    page.get_by_role("button", name="Lees voor").click()
    said = page.evaluate("speechSynthesis.said")
    assert said[0] == ["Waar gaat het over?", "own Dutch"]
    assert ["Past er niets bij? Kies dan praten.", "own Dutch"] in said
    assert ["Geld en schulden", "own Dutch"] in said
    page.get_by_role("button", name="Stop met voorlezen").click()
    assert page.get_by_role("button", name="Lees voor").is_visible()
    assert page.evaluate("speechSynthesis.speaking") is False


def test_going_on_stops_the_voice(page: Page, db: None) -> None:
    page.add_init_script(DEVICE % OWN)
    page.goto(START)
    page.get_by_role("button", name="Lees voor").click()
    page.get_by_role("link", name="Voor mijzelf").click()
    page.get_by_role("heading", name="Waar gaat het over?").wait_for()
    assert page.evaluate("speechSynthesis.speaking") is False
    assert page.get_by_role("button", name="Lees voor").is_visible()


def test_without_an_own_voice_nothing_is_sent_elsewhere_and_no_button_shows(page: Page, db: None) -> None:
    page.add_init_script(DEVICE % REMOTE)
    page.goto(START)
    page.get_by_role("link", name="Voor mijzelf").wait_for()
    assert page.get_by_role("button", name="Lees voor").count() == 0
