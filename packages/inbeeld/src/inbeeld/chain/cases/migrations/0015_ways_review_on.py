"""The day to look again at the ways to reach somebody stands with his case, so that work lists can ask for it."""

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery


def fill(apps, _schema_editor):
    newest = apps.get_model("cases", "ContactWays").objects.filter(case=OuterRef("pk")).order_by("-version")
    cases = apps.get_model("cases", "Case").objects
    cases.filter(contact_ways__isnull=False).update(ways_review_on=Subquery(newest.values("review_on")[:1]))
    cases.filter(ways_review_on__lt=F("next_due_on")).update(next_due_on=F("ways_review_on"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_index_more_names")]

    operations = [
        migrations.AddField("case", "ways_review_on", models.DateField(editable=False, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
