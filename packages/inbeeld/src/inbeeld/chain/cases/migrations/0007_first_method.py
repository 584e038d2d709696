"""The first working terms, the first points of phases, and how often contact was tried in cases that exist."""

import datetime as dt

from django.db import migrations
from django.db.models import Max, Q

from inbeeld.chain.cases.first_method import FIRST_CHECKS, FIRST_TERMS

LONG_AGO = dt.date(2000, 1, 1)


def install(apps, _schema_editor):
    terms = apps.get_model("cases", "WorkTerms")
    if not terms.objects.filter(organisation=None).exists():
        terms.objects.create(valid_from=dt.date.min, **FIRST_TERMS)
    first, created = apps.get_model("cases", "CheckSet").objects.get_or_create(
        version=1, defaults={"valid_from": LONG_AGO}
    )
    if created:
        point = apps.get_model("cases", "PhaseCheck")
        point.objects.bulk_create(
            point(check_set=first, phase=phase, code=code, text_nl=dutch, text_en=english, position=position)
            for position, (phase, code, dutch, english) in enumerate(FIRST_CHECKS)
        )


def count_attempts(apps, _schema_editor):
    """Attempts were kept already; the cases did not count them yet."""
    failed = apps.get_model("cases", "ContactMoment").objects.filter(succeeded=False)
    tried = failed.values("case").annotate(last=Max("on")).values_list("case", "last").iterator()
    case = apps.get_model("cases", "Case")
    for pk, last in tried:
        since = case.objects.values_list("last_contact_on", flat=True).get(pk=pk)
        later = failed.filter(Q(on__gt=since) if since else Q(), case=pk).count()
        case.objects.filter(pk=pk).update(last_attempt_on=last, attempts_since=later)


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_plan")]

    operations = [
        migrations.RunPython(install, migrations.RunPython.noop),
        migrations.RunPython(count_attempts, migrations.RunPython.noop),
    ]
