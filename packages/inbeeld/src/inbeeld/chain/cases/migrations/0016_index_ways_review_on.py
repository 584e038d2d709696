"""Work lists find what is due without reading every case."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_ways_review_on")]

    operations = [
        migrations.AddIndex(
            "case",
            models.Index(fields=["organisation", "region", "is_open", "ways_review_on", "id"], name="case_region_ways"),
        ),
        migrations.AddIndex(
            "case",
            models.Index(fields=["organisation", "is_open", "ways_review_on", "id"], name="case_organisation_ways"),
        ),
    ]
