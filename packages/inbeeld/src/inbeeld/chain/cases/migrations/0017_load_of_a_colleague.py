"""What one colleague has in hand is counted from an index that holds the whole scope of a team."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_index_ways_review_on")]

    operations = [
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["coordinator", "is_open", "organisation", "region", "next_due_on", "id"],
                name="case_coordinator_load",
            ),
        ),
        migrations.RemoveIndex("case", "case_coordinator_due"),
    ]
