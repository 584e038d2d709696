import django.db.models.deletion
import django.utils.timezone
import inbeeld.chain.signals.models.signal
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
        ('files', '0001_initial'),
        ('geography', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.CharField(default=inbeeld.chain.signals.models.signal.new_reference, editable=False, max_length=8, unique=True)),
                ('code_mac', models.CharField(editable=False, max_length=64, unique=True)),
                ('submission', models.CharField(editable=False, max_length=64, unique=True)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=10, verbose_name='Question or signal')),
                ('form', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Form of exploitation')),
                ('setting', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Setting')),
                ('facts', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('interpretation', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('contact', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('status', models.CharField(choices=[('received', 'New'), ('in_hand', 'In hand'), ('waiting', 'Waiting for a reply'), ('decided', 'Closed')], default='received', max_length=10)),
                ('reply_waiting', models.BooleanField(default=False)),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('picked_up_at', models.DateTimeField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('handed_in_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('handed_in_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='accounts.membership')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
            ],
            bases=(inbeeld.foundation.access.querysets.Protected, models.Model),
        ),
        migrations.CreateModel(
            name='SignalCase',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('linked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('unlinked_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signal_links', to='cases.case')),
                ('linked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='case_links', to='signals.signal')),
                ('unlinked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'signal',
                'verbose_name_plural': 'signals',
            },
        ),
        migrations.CreateModel(
            name='SignalContactTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(db_index=True, max_length=32, verbose_name='term')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_terms', to='signals.signal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SignalDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', inbeeld.foundation.records.code_field.CodeField(max_length=15, verbose_name='Decision')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='signals.signal')),
                ('to_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
        ),
        migrations.CreateModel(
            name='SignalDifference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='signals.signal')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='signals.signal')),
                ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
        ),
        migrations.CreateModel(
            name='SignalDraft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('typed', inbeeld.foundation.vault.fields.SealedField()),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.membership')),
            ],
        ),
        migrations.CreateModel(
            name='SignalLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('linked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('unlinked_at', models.DateTimeField(blank=True, null=True)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='signals.signal')),
                ('linked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='signals.signal')),
                ('unlinked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
        ),
        migrations.CreateModel(
            name='SignalMessage',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sender', inbeeld.foundation.records.code_field.CodeField(max_length=15)),
                ('asks', models.BooleanField(default=False)),
                ('text', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('submission', models.CharField(editable=False, max_length=64, unique=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='signals.signal')),
            ],
        ),
        migrations.CreateModel(
            name='SignalAttachment',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='signals.signal')),
                ('message', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='signals.signalmessage')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SignalPassing',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_return', models.BooleanField(default=False)),
                ('reason', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_on', models.DateField()),
                ('outcome', inbeeld.foundation.records.code_field.CodeField(default='waiting', max_length=10)),
                ('answer', inbeeld.foundation.vault.fields.SealedField(null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('from_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('from_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passings', to='signals.signal')),
                ('to_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('to_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
            ],
            bases=(inbeeld.foundation.access.querysets.Protected, models.Model),
        ),
        migrations.CreateModel(
            name='SignalPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('age_band', inbeeld.foundation.records.code_field.CodeField(max_length=10, verbose_name='Age')),
                ('sex', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Sex')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='persons', to='signals.signal')),
            ],
        ),
        migrations.CreateModel(
            name='SignalReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField()),
                ('moment', inbeeld.foundation.records.code_field.CodeField(max_length=12)),
                ('reminded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='signals.signal')),
            ],
        ),
        migrations.CreateModel(
            name='FormRoute',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Form of exploitation')),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('from_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
                ('to_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
            ],
            options={
                'indexes': [models.Index(fields=['form', 'valid_from'], name='route_of_form')],
            },
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['organisation', 'region', 'status', '-received_at'], name='signal_desk'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['organisation', 'region', 'due_on'], name='signal_due'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['handler', 'status'], name='signal_handler'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['-received_at'], name='signal_received'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['handed_in_by', '-received_at'], name='signal_author'),
        ),
        migrations.AddConstraint(
            model_name='signalcase',
            constraint=models.UniqueConstraint(condition=models.Q(('unlinked_at__isnull', True)), fields=('signal', 'case'), name='linked_once'),
        ),
        migrations.AddIndex(
            model_name='signaldecision',
            index=models.Index(fields=['organisation', 'region', 'kind', '-decided_at'], name='decision_desk'),
        ),
        migrations.AddIndex(
            model_name='signaldifference',
            index=models.Index(fields=['second'], name='difference_second'),
        ),
        migrations.AddConstraint(
            model_name='signaldifference',
            constraint=models.UniqueConstraint(fields=('first', 'second'), name='signals_told_apart_once'),
        ),
        migrations.AddConstraint(
            model_name='signaldifference',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='signals_told_apart_in_order'),
        ),
        migrations.AddIndex(
            model_name='signaldraft',
            index=models.Index(fields=['membership', '-saved_at'], name='draft_own'),
        ),
        migrations.AddIndex(
            model_name='signallink',
            index=models.Index(fields=['second'], name='link_second'),
        ),
        migrations.AddConstraint(
            model_name='signallink',
            constraint=models.UniqueConstraint(condition=models.Q(('unlinked_at__isnull', True)), fields=('first', 'second'), name='signals_linked_once'),
        ),
        migrations.AddConstraint(
            model_name='signallink',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='signals_linked_in_order'),
        ),
        migrations.AddIndex(
            model_name='signalmessage',
            index=models.Index(fields=['signal', 'sent_at'], name='signals_sig_signal__1cc4a8_idx'),
        ),
        migrations.AddConstraint(
            model_name='signalattachment',
            constraint=models.UniqueConstraint(fields=('signal', 'number'), name='attachment_number_once'),
        ),
        migrations.AddIndex(
            model_name='signalpassing',
            index=models.Index(fields=['to_organisation', 'to_region', 'outcome', 'due_on'], name='passing_asked'),
        ),
        migrations.AddIndex(
            model_name='signalpassing',
            index=models.Index(fields=['from_organisation', 'from_region', 'outcome'], name='passing_sent'),
        ),
        migrations.AddConstraint(
            model_name='signalpassing',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', 'waiting')), fields=('signal',), name='passing_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='signalreminder',
            constraint=models.UniqueConstraint(fields=('signal', 'due_on', 'moment'), name='reminded_once'),
        ),
    ]
