"""The overview of a full case: 500 contact moments, 40 documents, 10 partners, 12 domains with 30 ratings each.

On SQLite, so that what the server spends is all in one process: the promise is 60 ms of its processor, the median of
many rounds, middleware and audit entry included. How many questions a page asks is a test of the room of cases; here it
is printed beside. `python -m benchmarks casepage`.
"""

import datetime as dt
import statistics
import sys
import time
from http import HTTPStatus
from typing import Any

from benchmarks import many_cases
from benchmarks.databases import fresh_database
from benchmarks.report import Line, show

CONTACTS, PARTNERS, DOMAINS, RATINGS, ACTIONS, DOCUMENTS = 500, 10, 12, 30, 60, 40
ROUNDS = 40
MOST_QUERIES, MOST_MILLISECONDS = 25, 60.0
TEXT = "Verzonnen. " * 20


def main() -> int:
    with fresh_database("sqlite"):
        from django.conf import settings

        from fixtures.personas import signed_in

        settings.DEBUG = False
        settings.ALLOWED_HOSTS = ["testserver"]
        world = many_cases.make_world()
        case = full_case(world)
        return measure(signed_in(world.ordinary.user), case)


def full_case(world: Any) -> Any:
    """A case of the ordinary coordinator, with everything in it as often as was promised."""
    from inbeeld.chain.method.api import Domain, DomainSet
    from inbeeld.foundation.vault.api import DataKey

    case = many_cases.fill(world.ordinary, world.regions[0], count=1)
    case.data_key = DataKey.objects.get(pk=case.data_key_id)
    domains = list(Domain.objects.filter(domain_set=DomainSet.objects.order_by("-version").first()))
    for number in range(len(domains), DOMAINS):
        names = {"code": f"extra-{number}", "name_nl": f"Verzonnen {number}", "name_en": f"Made up {number}"}
        domains.append(Domain.objects.create(domain_set=domains[0].domain_set, position=number, **names))
    add_records(case, domains)
    add_around(case, world)
    return case


def add_records(case: Any, domains: list[Any]) -> None:
    from django.utils import timezone

    from inbeeld.chain.contacts.api import ContactMoment
    from inbeeld.chain.plan.api import CaseAction, DomainRating

    today = timezone.localdate()
    common = {"case": case, "data_key": case.data_key, "by": case.coordinator}
    made: list[tuple[Any, dict[str, str]]] = []
    for days in range(CONTACTS):
        on = today - dt.timedelta(days=days)
        made.append((ContactMoment(**common, kind="phone", on=on, succeeded=days % 3 > 0), {"note": TEXT}))
    for days in range(ACTIONS):
        due = today + dt.timedelta(days=days - 20)
        made.append((CaseAction(**common, owner=case.coordinator, due_on=due), {"what": TEXT}))
    case.ratings.all().delete()
    for domain in domains:
        for days in range(RATINGS):
            rating = {"domain": domain, "domain_code": domain.code, "level": "limited", "newest": days == 0}
            made.append((DomainRating(**common, **rating, on=today - dt.timedelta(days=days)), {"reason": TEXT}))
    for record, texts in made:
        record.seal(**texts)
        record.save(force_insert=True)


def add_around(case: Any, world: Any) -> None:
    """Partners with parts, an identity with a birthday ahead, episodes, documents, and what ends."""
    from django.utils import timezone

    from inbeeld.chain.breaks.api import BreakDetails, add_break
    from inbeeld.chain.cases.api import EpisodeDetails, Person, add_episode, change_identity
    from inbeeld.chain.contacts.api import WaysDetails, review_contact_ways
    from inbeeld.foundation.access.api import Ground, Part, actor_for, give_grant
    from inbeeld.foundation.records.api import PartialDate

    by, today = actor_for(world.ordinary, second_factor=True), timezone.localdate()
    until = timezone.now() + dt.timedelta(days=90)
    for number in range(PARTNERS):
        partner = many_cases.member(f"partner {number}", world.organisation, world.regions[1])
        give_grant(case, partner, by=by, parts=[Part.ACTIONS], purpose=TEXT[:80], ground=Ground.CONSENT, until=until)
    person = Person(given_names="Verzonnen", born_on=PartialDate(today.year - 17, today.month, 1))
    change_identity(case, by=by, person=person, version=0)
    ways = WaysDetails(never=TEXT, safe=TEXT, reviewed_on=today)
    review_contact_ways(case, by=by, details=ways, version=0)
    for _ in range(3):
        add_episode(case, by=by, details=EpisodeDetails(form="criminal", sub_form="drugs"))
    ends = BreakDetails(kind="placement", on=today + dt.timedelta(days=60))
    add_break(case, by=by, details=ends)
    add_documents(case, by)


def add_documents(case: Any, by: Any) -> None:
    from io import BytesIO

    from django.core.files.base import File

    from inbeeld.chain.documents.api import DocumentDetails, add_document
    from inbeeld.foundation.files.api import examine

    for number in range(DOCUMENTS):
        file = examine(File(BytesIO(TEXT.encode()), name="verzonnen.txt"))
        details = DocumentDetails(title=f"Verzonnen {number}", kind="report", file=file)
        add_document(case, by=by, details=details)


def measure(client: Any, case: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = f"/zaken/{case.pk}/"
    with CaptureQueriesContext(connection):
        client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address)
    # Before the next request clears what was counted; the ends of a transaction ask nothing.
    queries = float(sum(query["sql"] not in {"BEGIN", "BEGIN IMMEDIATE", "COMMIT"} for query in asked.captured_queries))
    if page.status_code != HTTPStatus.OK:
        raise SystemExit(f"The case page answered {page.status_code}.")
    spent = statistics.median(one_round(client, address) for _ in range(ROUNDS))
    return show(
        [
            Line("case page, processor of the server", spent, "ms", spent / MOST_MILLISECONDS, 1.0),
            Line("case page, questions to the database", queries, "", queries / MOST_QUERIES, 1.0),
            Line("case page, size", len(page.content) / 1000, "kB"),
        ]
    )


def one_round(client: Any, address: str) -> float:
    """Milliseconds of processor."""
    start = time.process_time()
    client.get(address)
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
