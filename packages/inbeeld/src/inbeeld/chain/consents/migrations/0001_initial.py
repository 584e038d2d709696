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
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('ended_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('given_by', models.JSONField(default=list, verbose_name='By whom')),
                ('manner', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=20, verbose_name='How')),
                ('note', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='What was said')),
                ('proof', inbeeld.foundation.vault.fields.SealedField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('purpose', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Purpose')),
                ('answer', inbeeld.foundation.records.code_field.CodeField(max_length=10, verbose_name='Answer')),
                ('age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Age at that moment')),
                ('rule', models.CharField(blank=True, max_length=60)),
                ('decision', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True)),
                ('from_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='From')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='Until and including')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('receiver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='ConsentEnd',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('given_by', models.JSONField(default=list, verbose_name='By whom')),
                ('manner', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=20, verbose_name='How')),
                ('note', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='What was said')),
                ('proof', inbeeld.foundation.vault.fields.SealedField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=10)),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('consent', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='end', to='consents.consent')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'end of a consent',
                'verbose_name_plural': 'ends of consents',
            },
        ),
        migrations.CreateModel(
            name='SentOutside',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='What')),
                ('what', inbeeld.foundation.vault.fields.SealedField(verbose_name='Which information')),
                ('to', inbeeld.foundation.vault.fields.SealedField(verbose_name='To whom')),
                ('purpose', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=20, verbose_name='Purpose')),
                ('ground', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=20, verbose_name='Ground')),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sent_outside', to='cases.case')),
                ('consent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sent', to='consents.consent')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'sent outside',
                'verbose_name_plural': 'sent outside',
                'ordering': ['-on', '-at'],
            },
        ),
        migrations.CreateModel(
            name='Recall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_on', models.DateField(blank=True, null=True)),
                ('end', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recalls', to='consents.consentend')),
                ('told_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('sent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recalls', to='consents.sentoutside')),
            ],
        ),
        migrations.CreateModel(
            name='AccessNotice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('cause', inbeeld.foundation.records.code_field.CodeField(max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access_notices', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'notice of ended access',
                'verbose_name_plural': 'notices of ended access',
                'ordering': ['-at'],
                'indexes': [models.Index(fields=['membership', 'seen_at'], name='access_notice_unseen')],
            },
        ),
        migrations.AddIndex(
            model_name='consent',
            index=models.Index(fields=['until_on'], name='consent_until'),
        ),
        migrations.AddConstraint(
            model_name='recall',
            constraint=models.UniqueConstraint(fields=('end', 'sent'), name='recall_once'),
        ),
    ]
