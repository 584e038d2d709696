"""The 18th birthday of those whose birth date is known already is seen from afar as well."""

from django.db import migrations
from django.utils import timezone

from inbeeld.chain.cases import agreements, rules
from inbeeld.chain.cases.services.identity import Person
from inbeeld.foundation.vault.models import DataKey
from inbeeld.foundation.vault.sealing import unseal


def add_birthdays(apps, _schema_editor):
    identities = apps.get_model("cases", "Identity").objects.select_related("data_key", "case").order_by("pk")
    for identity in identities.filter(data_key__destroyed_at=None).iterator(chunk_size=200):
        row = identity.data_key
        cipher = DataKey(pk=row.pk, wrapped=row.wrapped, master_key_id=row.master_key_id).cipher()
        place = f"cases.identity|person|{identity.pk}|{row.pk}".encode()
        born = Person.from_sealed(unseal(cipher, bytes(identity.person), place)).born_on
        day = rules.eighteenth_birthday(born.year, born.month) if born else None
        if day and day > timezone.localdate():
            _add(apps, identity, day, "month" if born.month else "year")


def _add(apps, identity, day, known_to):
    case = identity.case
    values = {"on": day, "known_to": known_to, "data_key_id": identity.data_key_id, "by_id": identity.changed_by_id}
    found, created = apps.get_model("cases", "CaseBreak").objects.get_or_create(
        case=case, kind="eighteen", defaults=values
    )
    if created:
        point = apps.get_model("cases", "BreakPoint")
        points = agreements.break_points("eighteen", timezone.localdate())
        point.objects.bulk_create(point(of=found, code=code, position=n) for n, code in enumerate(points))
        case.next_break_on = min(day, case.next_break_on or day)
        case.save(update_fields=["next_break_on"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_course_and_breaks")]

    operations = [migrations.RunPython(add_birthdays, migrations.RunPython.noop)]
