import django.db.models.deletion
import django.utils.timezone
import inbeeld.chain.transfers.models.transfer
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
        ('consents', '0001_initial'),
        ('geography', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='KnownInstallation',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, verbose_name='Name')),
                ('public', models.CharField(max_length=300, unique=True, verbose_name='Public key')),
                ('compared_with', models.CharField(max_length=150, verbose_name='Compared by telephone with')),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('registered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'other installation',
                'verbose_name_plural': 'other installations',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='PackageReceived',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
                ('content', inbeeld.foundation.vault.fields.SealedField()),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('came_from', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='transfers.knowninstallation')),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='packages_received', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('received_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'package received',
                'verbose_name_plural': 'packages received',
                'ordering': ['-received_at'],
            },
        ),
        migrations.CreateModel(
            name='PackageSent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
                ('with_identity', models.BooleanField(default=False)),
                ('reason', inbeeld.foundation.vault.fields.SealedField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('received_at', models.DateTimeField(blank=True, null=True)),
                ('receipt_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='packages_sent', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='transfers.knowninstallation')),
            ],
            options={
                'verbose_name': 'package sent',
                'verbose_name_plural': 'packages sent',
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='InstallationKey',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('public', models.CharField(max_length=300)),
                ('secret', inbeeld.foundation.vault.fields.SealedField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('in_use', models.BooleanField(default=True)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'key of this installation',
                'verbose_name_plural': 'keys of this installation',
                'ordering': ['-made_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('in_use', True)), fields=('in_use',), name='installation_key_one_in_use')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(default=inbeeld.chain.transfers.models.transfer.new_reference, editable=False, max_length=12, unique=True)),
                ('form', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Form of exploitation')),
                ('age_band', inbeeld.foundation.records.code_field.CodeField(max_length=10, verbose_name='Age')),
                ('urgency', inbeeld.foundation.records.code_field.CodeField(max_length=10, verbose_name='Answer needed')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(verbose_name='Why?')),
                ('ground', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Ground')),
                ('kept_grants', models.JSONField(default=list)),
                ('state', inbeeld.foundation.records.code_field.CodeField(default='asked', max_length=12, verbose_name='State')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer_by', models.DateField(verbose_name='Answer before')),
                ('conditions', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Conditions')),
                ('answer', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('reads_until', models.DateField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='transfers', to='cases.case')),
                ('consent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='consents.consent')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('from_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('from_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
                ('returns', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='returned_by', to='transfers.transfer')),
                ('to_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('to_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
            ],
            options={
                'verbose_name': 'transfer',
                'verbose_name_plural': 'transfers',
                'ordering': ['-asked_at'],
                'indexes': [models.Index(fields=['to_organisation', 'to_region', 'state'], name='transfer_coming'), models.Index(fields=['from_organisation', 'from_region', 'state'], name='transfer_going')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'conditions'])), fields=('case',), name='transfer_one_open')],
            },
            bases=(inbeeld.foundation.access.querysets.Protected, models.Model),
        ),
    ]
