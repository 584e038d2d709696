"""Who may keep what he typed."""

from fixtures.permissions import SIGN_IN, Personas, Records, row
from inbeeld.foundation.drafts.services import FormPlace, Standing, keep


def records(personas: Personas) -> Records:
    standing = Standing("/zaken/nieuw/", "Nieuwe zaak")
    draft = keep(personas["coordinator"].user.pk, FormPlace("/zaken/nieuw/"), standing, {"summary": ["half"]})
    return {"draft": draft.pk}


FORM = {"draft:target": "/zaken/nieuw/", "draft:position": "0", "draft:page": "/zaken/nieuw/"}

ROWS = [
    row("drafts:own", everyone=200, anonymous=SIGN_IN),
    row("drafts:keep", method="post", data={**FORM, "summary": "een halve zin"}, everyone=200, anonymous=403),
    row("drafts:give_back", method="post", data=FORM, everyone=200, anonymous=403),
    row("drafts:throw_away", method="post", data=FORM, everyone=204, anonymous=403),
    row("drafts:forget", {"pk": "draft"}, method="post", everyone=404, anonymous=SIGN_IN, coordinator=302),
]
