import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.records.code_field
import inbeeld.foundation.vault.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('cases', '0001_initial'),
        ('files', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DestructionRequest',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_by', inbeeld.foundation.records.code_field.CodeField(max_length=12, verbose_name='Who asks')),
                ('asked_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Asked on')),
                ('due_on', models.DateField(verbose_name='Answer by')),
                ('decision', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=12, verbose_name='Decision')),
                ('exception', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=20, verbose_name='Exception')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='Decided')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='destruction_requests', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'request for destruction',
                'verbose_name_plural': 'requests for destruction',
                'ordering': ['-asked_on', '-at'],
            },
        ),
        migrations.CreateModel(
            name='PersonFile',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', inbeeld.foundation.records.code_field.CodeField(default='collecting', max_length=12)),
                ('done', models.PositiveSmallIntegerField(default=0)),
                ('total', models.PositiveSmallIntegerField(default=1)),
                ('sections', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('reviewed', models.JSONField(default=list)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='person_files', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('pdf', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'verbose_name': 'file to give',
                'verbose_name_plural': 'files to give',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=12, verbose_name='What is it')),
                ('text', inbeeld.foundation.vault.fields.SealedField(verbose_name='In his own words')),
                ('received_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Received on')),
                ('decision', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=12, verbose_name='Decision')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='What was done, and why')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='Decided')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'own statement or correction',
                'verbose_name_plural': 'own statements and corrections',
                'ordering': ['-received_on', '-at'],
            },
        ),
        migrations.CreateModel(
            name='Withholding',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('section', models.CharField(max_length=64)),
                ('item', models.CharField(max_length=64)),
                ('field', models.CharField(max_length=64)),
                ('passage', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Passage')),
                ('ground', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Ground')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='withholdings', to='subject_access.personfile')),
                ('instead', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'verbose_name': 'passage left out',
                'verbose_name_plural': 'passages left out',
            },
        ),
    ]
