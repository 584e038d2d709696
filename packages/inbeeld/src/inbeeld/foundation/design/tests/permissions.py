"""Who gets what at the addresses of the frame: anybody, everything."""

from fixtures.permissions import REDIRECT, row

ROWS = [
    row("design:style", everyone=200),
    row("design:public_style", everyone=200),
    row("design:confirmation_style", everyone=200),
    row("design:wrong_form_style", everyone=200),
    row("design:draft_style", method="post", everyone=204),
    row("design:error_style", {"name": "error_page"}, everyone=200),
    row("design:language", method="post", data={"language": "en"}, everyone=REDIRECT),
    row("design:leave", everyone=200),
]


def records(personas: object) -> dict[str, object]:
    return {"error_page": "404"}
