"""The first set of life domains."""

import datetime as dt

from django.db import migrations

from inbeeld.chain.cases.first_domains import FIRST_DOMAINS


def install(apps, _schema_editor):
    first, created = apps.get_model("cases", "DomainSet").objects.get_or_create(
        version=1, defaults={"valid_from": dt.date(2000, 1, 1)}
    )
    if created:
        domain = apps.get_model("cases", "Domain")
        domain.objects.bulk_create(
            domain(domain_set=first, code=code, name_nl=dutch, name_en=english, position=position)
            for position, (code, dutch, english) in enumerate(FIRST_DOMAINS)
        )


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
