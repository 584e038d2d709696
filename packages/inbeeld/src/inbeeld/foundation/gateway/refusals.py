"""Answers of the gateway itself: plain pages that need neither the application nor the database."""

from __future__ import annotations

from .bridge import Send

# Dutch first; somebody in danger reads the first line. No template: this must work when nothing else does.
SENTENCES = {
    400: (
        "Deze vraag konden wij niet lezen.",
        "This request could not be read.",
    ),
    408: (
        "Het versturen duurde te lang. Ga terug: wat u typte staat er nog. Probeer het opnieuw.",
        "Sending took too long. Go back: what you typed is still there. Try again.",
    ),
    413: (
        "Dit is te groot. Ga terug en stuur minder of kleinere bestanden.",
        "This is too large. Go back and send fewer or smaller files.",
    ),
    503: (
        "Het is nu te druk. Er is niets verstuurd. Ga terug en probeer het over een halve minuut opnieuw.",
        "It is too busy now. Nothing was sent. Go back and try again in half a minute.",
    ),
    421: (
        "Deze website is nog niet goed ingesteld. De beheerder leest hoe in docs/operate.md, bij INBEELD_PROXIES.",
        "This website is not set up properly yet. Its operator reads how in docs/operate.md, at INBEELD_PROXIES.",
    ),
}
PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Niet gelukt</title></head><body>
<p><strong>Gevaar? Bel <a href="tel:112">112</a>.</strong></p>
<p>{dutch}</p>
<p lang="en"><strong>In danger? Call 112.</strong> {english}</p>
</body></html>
"""
HEADERS = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    (b"x-robots-tag", b"noindex, nofollow"),
    # What is left of an unread body would be taken for the next request.
    (b"connection", b"close"),
]


async def refuse(send: Send, status: int) -> None:
    dutch, english = SENTENCES[status]
    body = PAGE.format(dutch=dutch, english=english).encode()
    headers = [*HEADERS, (b"content-length", str(len(body)).encode())]
    if status == 503:  # noqa: PLR2004 - the status is its own name here
        headers.append((b"retry-after", b"30"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
