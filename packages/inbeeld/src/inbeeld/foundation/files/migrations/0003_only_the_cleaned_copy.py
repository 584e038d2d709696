from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0002_no_originals")]

    operations = [
        migrations.RemoveConstraint(model_name="filepiece", name="file_piece_once"),
        migrations.RemoveField(model_name="filepiece", name="copy"),
        migrations.AddConstraint(
            model_name="filepiece",
            constraint=models.UniqueConstraint(fields=("file", "number"), name="file_piece_once"),
        ),
    ]
