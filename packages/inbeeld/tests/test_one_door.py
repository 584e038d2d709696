"""Counts of persons leave by one door, `foundation.disclosure`: no page, export or file counts past it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone

from fixtures.counting import places
from fixtures.permissions import rooms
from fixtures.personas import Persona
from inbeeld.chain.cases.api import Case, CaseFacts, open_case
from inbeeld.foundation.erasure.api import Tombstone

# Where else something is counted, and why the door need not be asked.
REASONS = {
    "work of the reader, in which each record can be opened one by one": {
        "chain/breaks/overview.py near_breaks",
        "chain/cases/services/leaving.py hand_over_work",
        "chain/cases/services/leaving.py open_work",
        "chain/consents/views/ledger.py ledger",
        "chain/meldcode/services/leaving.py open_tracks",
        "chain/meldcode/views/tracks.py track_list",
        "chain/plan/services/actions.py count_open",
        "chain/plan/services/leaving.py open_actions",
        "chain/search/recent.py recent",
        "chain/signals/services/leaving.py open_signals",
        "chain/signals/services/sharing_out.py held_by",
        "chain/signals/views/inbox.py inbox",
        "chain/signals/views/tabs.py inbox_tabs",
        "chain/timeline/views/progress.py team",
        "chain/worklist/load.py CountOf",
        "chain/worklist/load.py _count",
        "chain/worklist/load.py table_of_loads",
        "chain/worklist/templates/worklist/home.html .count",
        "foundation/design/templates/design/components/side_navigation.html .count",
        "foundation/design/templates/design/components/tabs.html .count",
        "foundation/design/templates/design/page.html .count",
        "foundation/oversight/views/emergencies.py emergencies",
        "foundation/oversight/views/sections.py sections",
        "foundation/records/paging.py page_of",
        "chain/worklist/page.py page_of_work",
        "foundation/rooms/work.py Section.count_due",
        "foundation/rooms/work.py Section.counted",
        "retention/work.py _first_of_each_kind",
    },
    "parts of one record, on its own pages": {
        "chain/cases/forms/facts.py OpenCaseForm.__init__",
        "chain/cases/templates/cases/exploitation.html length",
        "chain/documents/services/handing_in.py _hand_in",
        "chain/conferences/package.py _stays",
        "chain/conferences/services/calling.py call",
        "chain/conferences/services/minutes.py add_item",
        "chain/consents/package.py _stays",
        "chain/cases/demo/persons.py _born",
        "chain/contacts/demo.py begin_contacts.write",
        "chain/contacts/services/moments.py refresh_contacts",
        "chain/plan/package.py _ratings",
        "chain/plan/templates/plan/plan.html length",
        "chain/signals/forms/desk.py ExistingCaseForm.clean_pseudonym",
        "chain/signals/forms/desk.py NewCaseForm.__init__",
        "chain/signals/services/decisions.py to_new_cases",
        "chain/signals/services/following.py _letters",
        "chain/subject_access/templates/subject_access/person_file.html .count",
        "chain/subject_access/views/person_file.py file",
        "chain/timeline/progress.py _count_actions",
        "chain/timeline/progress.py _count_goals",
        "chain/transfers/contents.py left_out",
    },
    "how far a task is, shown to the person who started it, whose own rows these are": {
        "chain/import_export/forms.py UploadForm.__init__",
        "chain/import_export/services/exporting.py ask_for",
        "chain/import_export/services/exporting.py write",
        "chain/import_export/services/dependents.py _counted",
        "chain/import_export/services/running.py _import_piece",
        "chain/import_export/services/undoing.py _undo_step",
        "chain/import_export/services/undoing.py begin_to_undo",
        "chain/import_export/services/undoing.py touched_since",
        "chain/import_export/services/undoing.py undo",
        "chain/import_export/templates/import_export/import_progress.html .count",
        "chain/import_export/views/import_page.py _after",
        "chain/import_export/views/imports.py undo",
        "chain/signals/services/sharing_out.py share_out",
    },
    "a limit that is compared and not shown": {
        "chain/cases/services/emergency.py _tried_too_often",
        "chain/outreach/services/team.py answer",
        "chain/outreach/services/unseen.py reply",
        "chain/overlaps/services.py _check",
        "chain/signals/figures.py _first_answer",
        "chain/signals/services/drafts.py _begin",
        "chain/signals/services/possible_duplicates.py find_possible_duplicates",
        "chain/worklist/views.py quick",
        "foundation/ceilings/allowances.py _count",
        "foundation/ceilings/waiting.py Ceiling.wait",
        "foundation/operations/restoring.py _must_open",
    },
    "how many rows a nightly command went through, for the operator": {
        "chain/breaks/services/announcing.py announce_breaks",
        "chain/cases/services/following.py follow_planned_terms",
        "chain/consents/services/nightly.py announce_ends",
        "chain/documents/readings.py end_late",
        "chain/consents/services/nightly.py expire_consents",
        "chain/meldcode/services/terms.py remind",
        "chain/outreach/services/erasure.py erase_silent",
        "chain/plan/services/reminders.py remind_of_actions",
        "chain/signals/services/drafts.py forget_old_drafts",
        "chain/signals/services/reminders.py remind",
        "foundation/audit/retention.py _remove_purged",
        "foundation/drafts/services.py erase_old",
        "foundation/four_eyes/services/carrying_out.py carry_out_due",
        "foundation/four_eyes/services/carrying_out.py forget",
        "foundation/four_eyes/services/carrying_out.py lapse",
        "foundation/operations/readiness.py tasks",
        "foundation/oversight/checks.py changed_rows_are_settled",
        "foundation/operations/verification.py open_everything",
        "foundation/vault/revisions.py take_unlogged",
        "foundation/vault/rotation.py uses_of_master_keys",
        "foundation/vault/row_rotation.py mark_everything",
        "foundation/vault/row_rotation.py remark_stale_rows",
        "foundation/vault/row_rotation.py unmarked_rows",
        "foundation/vault/shredding.py _forget",
        "retention/services.py _announce",
        "retention/services.py run",
    },
    "colleagues, organisations, places and settings: no person who is helped": {
        "chain/consents/team.py house_of",
        "chain/method/services/changing.py withdraw_planned",
        "chain/method/templates/method/method.html length",
        "chain/outreach/teams.py _team_of",
        "foundation/accounts/coordination.py load_national_contacts",
        "foundation/accounts/templates/accounts/profile.html length",
        "foundation/accounts/templates/accounts/sessions.html length",
        "foundation/accounts/views/person.py profile",
        "foundation/administration/forms/absence.py AbsenceForm.__init__",
        "foundation/administration/listing.py listing",
        "foundation/administration/services/organisations.py what_keeps_open",
        "foundation/administration/services/people.py sign_out_everywhere",
        "foundation/administration/templates/administration/gaps.html length",
        "foundation/administration/views/organisations.py organisations",
        "foundation/administration/views/people.py person",
        "foundation/administration/views/regions.py regions",
    },
    "invented persons and contacts, while the fictional region is made": {
        "chain/cases/demo/persons.py _born",
        "chain/contacts/demo.py begin_contacts.write",
    },
    "lines of a list of signs, no persons": {
        "chain/recognition/templates/recognition/list_outcome.html .count",
        "chain/recognition/templates/recognition/list_outcome.html length",
    },
    "signals at a desk where nobody works, told to the administrator who has to give them on": {
        "chain/signals/services/orphaned_signals.py give_on",
        "chain/signals/services/orphaned_signals.py orphaned_signals",
    },
}


def allowed() -> set[str]:
    return set().union(*REASONS.values())


def test_nothing_counts_past_the_door() -> None:
    assert sorted(set(places()) - allowed()) == []


def test_each_exception_counts_still() -> None:
    assert sorted(allowed() - set(places())) == []


READERS = ("policy_officer", "analyst")
OUTSIDE = re.compile(r"(?<![\w.:/-])[1-4](?![\w.:/-])")
# Through the door; a choice of a form; a day or an hour; what is only drawn.
ELSEWHERE = re.compile(
    r'<td[^>]* data-count="\w+".*?</td>|<select.*?</select>|<time.*?</time>|<svg.*?</svg>|<script.*?</script>'
    r"|\d{1,2} [a-z]+ \d{4}|<[^>]+>",
    re.S,
)


def small_numbers(page: str) -> list[str]:
    """Numbers from 1 to 4 in the body of a page that did not come through the door, with what stands around them."""
    body = ELSEWHERE.sub(" ", page.rsplit("<main", maxsplit=1)[-1].split("</main>", maxsplit=1)[0])
    return [" ".join(body[max(0, found.start() - 40) : found.end() + 20].split()) for found in OUTSIDE.finditer(body)]


def test_the_eye_for_small_numbers_sees_them() -> None:
    assert small_numbers("<main><td>3</td> <p>4 zaken</p> <td data-count='x'>2</td></main>")
    assert small_numbers('<main><td class="a" data-count="noised">3</td> 2026-Q4, 12-15 jaar, 3 mei 2026</main>') == []


@pytest.mark.parametrize("reader", READERS)
def test_no_page_of_figures_or_oversight_prints_a_small_count_of_persons(
    reader: str, personas: dict[str, Persona]
) -> None:
    """Each page that the permission matrix opens to a reader of figures, over groups of one to four."""
    fill_with_small_groups(personas["coordinator"])
    opened = [
        (row, row.address(records))
        for room in rooms()
        for records in [room.records(personas)]
        for row in room.rows
        if row.method == "get" and row.statuses[reader] == 200
    ]
    opened += [
        (row, f"{address}?rows={axis}")
        for row, address in opened
        if row.name == "figures:live"
        for axis in ("form", "setting", "became")
    ]
    found = {}
    for row, address in opened:
        page = personas[reader].client.get(address).content.decode()
        if row.name.startswith(("figures:", "oversight:", "retention:")):
            found[str(row)] = small_numbers(page)
    assert found
    assert {name: numbers for name, numbers in found.items() if numbers} == {}


def test_the_register_of_what_was_erased_prints_no_small_count(coordinator: Persona, privacy_officer: Persona) -> None:
    assert coordinator.membership is not None
    for number in range(3):
        Tombstone.objects.create(
            kind="case", digest=f"{number:064}", organisation=coordinator.membership.organisation, ground="term"
        )
    page = privacy_officer.client.get("/toezicht/bewaren/").content.decode()
    table = page.split("data-method=")[1].split("</table>")[0]
    assert small_numbers(f"<main><div {table}</main>") == []
    assert 'data-count="noised"' in table


def fill_with_small_groups(coordinator: Persona) -> None:
    """Groups of one to four in two years: what a region has."""
    member = coordinator.membership
    assert member is not None
    assert member.region is not None
    last_year = timezone.localdate().year - 1
    for number, form in enumerate(("sexual", "criminal", "labour", "other"), start=1):
        for _ in range(number):
            facts = CaseFacts(form=form, sex="boy", age_at_contact=11 + number)
            case = open_case(by=coordinator.actor, organisation=member.organisation, region=member.region, facts=facts)
            Case.objects.filter(pk=case.pk).update(opened_on=dt.date(last_year, 3 * number - 1, 3))
