import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DataKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='key')),
                ('wrapped', models.BinaryField(verbose_name='wrapped key')),
                ('master_key_id', models.CharField(db_index=True, max_length=64, verbose_name='master key')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created')),
                ('destroyed_at', models.DateTimeField(blank=True, null=True, verbose_name='destroyed')),
            ],
            options={
                'verbose_name': 'data key',
                'verbose_name_plural': 'data keys',
            },
        ),
        migrations.CreateModel(
            name='SharedCount',
            fields=[
                ('name', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('until', models.DateTimeField(db_index=True)),
                ('mac', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='RowRevision',
            fields=[
                ('row', models.CharField(max_length=128, primary_key=True, serialize=False)),
                ('revision', models.BigIntegerField()),
                ('gone', models.BooleanField(default=False)),
                ('mac', models.CharField(max_length=64)),
                ('entry', models.BigIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('entry__isnull', True)), fields=['row'], name='revision_unlogged')],
            },
        ),
    ]
