import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.access.querysets
import inbeeld.foundation.records.code_field
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('cases', '0001_initial'),
        ('geography', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseExport',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('moved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('state', inbeeld.foundation.records.code_field.CodeField(default='running', max_length=10)),
                ('format', inbeeld.foundation.records.code_field.CodeField(max_length=10)),
                ('only_open', models.BooleanField(default=False)),
                ('with_text', models.BooleanField(default=False)),
                ('purpose', inbeeld.foundation.vault.fields.SealedField()),
                ('fetched_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('region', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
            ],
            options={
                'verbose_name': 'export of cases',
                'verbose_name_plural': 'exports of cases',
            },
            bases=(inbeeld.foundation.access.querysets.Protected, models.Model),
        ),
        migrations.CreateModel(
            name='CaseImport',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('moved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('state', inbeeld.foundation.records.code_field.CodeField(default='waiting', max_length=10)),
                ('name', inbeeld.foundation.vault.fields.SealedField()),
                ('headings', inbeeld.foundation.vault.fields.SealedField()),
                ('mapping', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('faults', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('alike', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('left_out', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('refused', models.PositiveIntegerField(default=0)),
                ('checked', models.BooleanField(default=False)),
                ('stayed', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('region', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
            ],
            options={
                'verbose_name': 'import of cases',
                'verbose_name_plural': 'imports of cases',
            },
            bases=(inbeeld.foundation.access.querysets.Protected, models.Model),
        ),
        migrations.CreateModel(
            name='ExportPiece',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('content', inbeeld.foundation.vault.fields.SealedField()),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='import_export.caseexport')),
            ],
            options={
                'verbose_name': 'piece of an export',
                'verbose_name_plural': 'pieces of an export',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ImportedCase',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField()),
                ('hung', models.JSONField()),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='imported', to='cases.case')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imported', to='import_export.caseimport')),
            ],
            options={
                'verbose_name': 'imported case',
                'verbose_name_plural': 'imported cases',
                'ordering': ['row'],
            },
        ),
        migrations.CreateModel(
            name='ImportPiece',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('rows', inbeeld.foundation.vault.fields.SealedField()),
                ('numbers', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='import_export.caseimport')),
            ],
            options={
                'verbose_name': 'rows that wait for import',
                'verbose_name_plural': 'rows that wait for import',
                'ordering': ['number'],
            },
        ),
    ]
