"""What was sent is no longer kept beside its cleaned copy: it can carry pictures that no page shows."""

from django.db import migrations


def forget_originals(apps, _schema_editor):
    apps.get_model("files", "FilePiece").objects.filter(copy="original").delete()


class Migration(migrations.Migration):
    dependencies = [("files", "0001_documents")]

    operations = [migrations.RunPython(forget_originals, migrations.RunPython.noop)]
