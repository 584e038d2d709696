"""What a case said of the exploitation becomes its first episode."""

import uuid

from django.db import migrations

CHUNK = 1000
KNOWN = ("id", "data_key_id", "form", "place", "reach", "summary_changed_by_id", "summary_changed_at")


def add_first_episodes(apps, _schema_editor):
    episode = apps.get_model("cases", "Episode")
    cases = apps.get_model("cases", "Case").objects.exclude(form="unknown", place="unknown", reach="unknown")
    waiting = []
    for pk, key, form, place, reach, member, at in cases.filter(episodes=None).values_list(*KNOWN).iterator(CHUNK):
        waiting.append(
            episode(
                id=uuid.uuid4(), case_id=pk, data_key_id=key, form=form, place=place, reach=reach, leads=True,
                by_id=member, at=at,
            )
        )  # fmt: skip
        if len(waiting) == CHUNK:
            episode.objects.bulk_create(waiting)
            waiting = []
    episode.objects.bulk_create(waiting)


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_episodes")]

    operations = [migrations.RunPython(add_first_episodes, migrations.RunPython.noop)]
