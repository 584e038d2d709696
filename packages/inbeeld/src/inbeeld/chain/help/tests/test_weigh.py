"""What an old phone on a slow line has to fetch, measured at a server that runs as in production."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, ViewportSize

from fixtures.migrated import copy_migrated

PATIENCE_SECONDS = 60
MOST = 60_000
PHONE: ViewportSize = {"width": 360, "height": 640}
PAGES = ("/", "/info/", "/info/2/", "/info/4/", "/info/14/", "/info/dichtbij/", "/bericht/")


def run(*arguments: str, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "inbeeld", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def is_open(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the settings of production and the municipalities of the country."""
    folder = tmp_path_factory.mktemp("production")
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    own = {name: value for name, value in os.environ.items() if not name.startswith(("INBEELD_", "DJANGO_"))}
    environment = {
        **own,
        "DJANGO_SETTINGS_MODULE": "inbeeld.settings.production",
        "INBEELD_SECRET_KEY": "only-for-weighing-" * 4,
        "INBEELD_HOSTS": "localhost",
        "INBEELD_DATA": str(folder),
        "INBEELD_KEY_FILE": str(folder / "keys.json"),
    }
    copy_migrated(folder / "inbeeld.sqlite3")
    for command in (["keys", "create"], ["migrate", "-v0"], ["collectstatic", "-v0", "--no-input"]):
        run(*command, environment=environment)
    run("load_municipalities", environment=environment)
    served = subprocess.Popen(
        [sys.executable, "-m", "inbeeld", "serve", "--without-tasks", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_open(port):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    yield f"http://localhost:{port}"
    served.terminate()
    served.wait(PATIENCE_SECONDS)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_with_its_fonts_weighs_less_than_sixty_kilobytes(
    address: str, production: str, browser: Browser
) -> None:
    context = browser.new_context(extra_http_headers={"X-Forwarded-Proto": "https"}, viewport=PHONE)
    page = context.new_page()
    fetched: dict[str, float] = {}
    names: dict[str, str] = {}
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
    network.on(
        "Network.loadingFinished", lambda event: fetched.update({event["requestId"]: event["encodedDataLength"]})
    )
    answer = page.goto(production + address, wait_until="networkidle")
    context.close()
    by_name = {names[one].removeprefix(production): size for one, size in fetched.items()}
    assert answer is not None
    assert answer.status == 200
    assert any(name.endswith(".woff2") for name in by_name), by_name
    assert all(name.startswith("/") for name in by_name), "something came from elsewhere"
    assert sum(by_name.values()) < MOST, by_name
