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
        ('geography', '0001_initial'),
        ('method', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('row_mac', models.CharField(blank=True, editable=False, max_length=160)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pseudonym', models.CharField(editable=False, max_length=20, verbose_name='Pseudonym')),
                ('pseudonym_key', models.CharField(editable=False, max_length=20, unique=True)),
                ('status', inbeeld.foundation.records.code_field.CodeField(default='presumed', max_length=20, verbose_name='Status')),
                ('phase', inbeeld.foundation.records.code_field.CodeField(default='found', max_length=20, verbose_name='Phase')),
                ('form', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Form of exploitation')),
                ('place', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Type of place')),
                ('reach', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Border')),
                ('sex', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Sex or gender')),
                ('nationality_group', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Nationality')),
                ('age_at_start', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Age when the exploitation started')),
                ('age_at_contact', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Age at first contact')),
                ('age_at_report', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Age at report')),
                ('age_at_start_estimated', models.BooleanField(db_default=False, default=False)),
                ('age_at_contact_estimated', models.BooleanField(db_default=False, default=False)),
                ('age_at_report_estimated', models.BooleanField(db_default=False, default=False)),
                ('started_on', models.CharField(blank=True, db_default='', max_length=11, verbose_name='Start of the exploitation')),
                ('contacted_on', models.CharField(blank=True, db_default='', max_length=11, verbose_name='First contact')),
                ('reported_on', models.CharField(blank=True, db_default='', max_length=11, verbose_name='Report to the register')),
                ('label', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Own short label')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.municipality', verbose_name='Municipality responsible')),
                ('summary', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='What is going on')),
                ('is_open', models.BooleanField(default=True)),
                ('opened_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Opened on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='Closed on')),
                ('outcome', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=20, verbose_name='Outcome')),
                ('last_contact_on', models.DateField(blank=True, null=True, verbose_name='Last contact')),
                ('last_attempt_on', models.DateField(blank=True, null=True, verbose_name='Last attempt')),
                ('attempts_since', models.PositiveSmallIntegerField(db_default=0, default=0, editable=False)),
                ('contact_every_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('contact_paused_until', models.DateField(blank=True, null=True)),
                ('contact_due_on', models.DateField(editable=False)),
                ('safety_review_on', models.DateField(editable=False)),
                ('ways_review_on', models.DateField(editable=False, null=True)),
                ('action_due_on', models.DateField(editable=False, null=True)),
                ('next_break_on', models.DateField(editable=False, null=True, verbose_name='Next break')),
                ('next_due_on', models.DateField(editable=False, verbose_name='Next due')),
                ('summary_version', models.PositiveIntegerField(default=1, editable=False)),
                ('safety_version', models.PositiveIntegerField(default=0, editable=False)),
                ('state_version', models.PositiveIntegerField(default=1, editable=False)),
                ('summary_changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('coordinator', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='accounts.membership', verbose_name='Coordinator')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('region', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='geography.region')),
                ('summary_changed_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'verbose_name': 'case',
                'verbose_name_plural': 'cases',
            },
            bases=(inbeeld.foundation.access.querysets.Protected, models.Model),
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('coordinator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='cases.case')),
            ],
            options={
                'verbose_name': 'hand-over',
                'verbose_name_plural': 'hand-overs',
                'ordering': ['-at'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CheckAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('phase', inbeeld.foundation.records.code_field.CodeField(max_length=20)),
                ('code', models.SlugField(max_length=60)),
                ('state', inbeeld.foundation.records.code_field.CodeField(max_length=12, verbose_name='State')),
                ('note', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Note')),
                ('newest', models.BooleanField(default=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_answers', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='method.phasecheck')),
            ],
            options={
                'verbose_name': 'state of a point',
                'verbose_name_plural': 'states of points',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('outcome', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=20, verbose_name='Outcome')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closures', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'closing or reopening',
                'verbose_name_plural': 'closings and reopenings',
                'ordering': ['-at'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Detection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_by', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Who saw signs?')),
                ('seen_on', models.CharField(blank=True, max_length=11, verbose_name='When')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='detections', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'detection',
                'verbose_name_plural': 'detections',
                'ordering': ['-at'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DomainOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain_code', models.SlugField(max_length=40)),
                ('outcome', inbeeld.foundation.records.code_field.CodeField(max_length=20)),
                ('closure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='domain_outcomes', to='cases.closure')),
                ('domain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='method.domain')),
            ],
            options={
                'verbose_name': 'outcome on a life domain',
                'verbose_name_plural': 'outcomes on life domains',
                'ordering': ['domain__position'],
            },
        ),
        migrations.CreateModel(
            name='Episode',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Form of exploitation')),
                ('sub_form', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='More exactly')),
                ('place', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Type of place')),
                ('reach', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Border')),
                ('began', models.CharField(blank=True, max_length=11, verbose_name='From')),
                ('ended', models.CharField(blank=True, max_length=11, verbose_name='Until')),
                ('goes_on', models.BooleanField(default=False, verbose_name='It still goes on')),
                ('leads', models.BooleanField(default=False, verbose_name='The most important one')),
                ('withdrawn', models.BooleanField(default=False, verbose_name='This turned out not to be so')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='episodes', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'episode of exploitation',
                'verbose_name_plural': 'episodes of exploitation',
                'ordering': ['-leads', 'began', 'at'],
            },
        ),
        migrations.CreateModel(
            name='FactChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('values', inbeeld.foundation.vault.fields.SealedField(verbose_name='Values')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fact_changes', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('episode', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='cases.episode')),
            ],
            options={
                'verbose_name': 'change of facts',
                'verbose_name_plural': 'changes of facts',
                'ordering': ['-at'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', inbeeld.foundation.vault.fields.SealedField(verbose_name='Person')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='identity', to='cases.case')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'identity',
                'verbose_name_plural': 'identities',
            },
        ),
        migrations.CreateModel(
            name='IdentityTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(db_index=True, max_length=32, verbose_name='term')),
                ('identity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='cases.identity')),
            ],
            options={
                'verbose_name': 'identity term',
                'verbose_name_plural': 'identity terms',
            },
        ),
        migrations.CreateModel(
            name='PhaseChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('before', inbeeld.foundation.records.code_field.CodeField(max_length=20)),
                ('phase', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Phase')),
                ('unsettled', models.JSONField(blank=True, default=list)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phase_changes', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'change of phase',
                'verbose_name_plural': 'changes of phase',
                'ordering': ['-at'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('record_kind', models.CharField(max_length=20)),
                ('record_id', models.UUIDField()),
                ('values', inbeeld.foundation.vault.fields.SealedField()),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ['-at'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SafetyAgreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reviewed_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Discussed on')),
                ('review_on', models.DateField(verbose_name='Look again by')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('agreements', inbeeld.foundation.vault.fields.SealedField(verbose_name='Agreements')),
                ('danger', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Who is a danger (role, no name)')),
                ('in_danger', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='What to do in danger')),
                ('steps', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='What to do when')),
                ('still_right', models.BooleanField(default=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='safety_agreements', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'safety agreement',
                'verbose_name_plural': 'safety agreements',
                'ordering': ['-version'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StatusChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('status', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Status')),
                ('decided_by', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Decided by')),
                ('formal', models.BooleanField(null=True, verbose_name='Formal recognition')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='status_changes', to='cases.case')),
                ('corrects', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='cases.statuschange')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'change of status',
                'verbose_name_plural': 'changes of status',
                'ordering': ['-at'],
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'next_due_on', 'id'], name='case_region_due'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'contact_due_on', 'id'], name='case_region_contact'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'opened_on', 'id'], name='case_region_opened'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'safety_review_on', 'id'], name='case_region_safety'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'ways_review_on', 'id'], name='case_region_ways'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'action_due_on', 'id'], name='case_region_action'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'next_break_on', 'id'], name='case_region_break'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'form', 'next_due_on', 'id'], name='case_region_form'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'phase', 'next_due_on', 'id'], name='case_region_phase'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'status', 'next_due_on', 'id'], name='case_region_status'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'is_open', 'place', 'next_due_on', 'id'], name='case_region_place'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'next_due_on', 'id'], name='case_organisation_due'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'contact_due_on', 'id'], name='case_organisation_contact'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'opened_on', 'id'], name='case_organisation_opened'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'safety_review_on', 'id'], name='case_organisation_safety'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'ways_review_on', 'id'], name='case_organisation_ways'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'action_due_on', 'id'], name='case_organisation_action'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'next_break_on', 'id'], name='case_organisation_break'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'form', 'next_due_on', 'id'], name='case_organisation_form'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'phase', 'next_due_on', 'id'], name='case_organisation_phase'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'status', 'next_due_on', 'id'], name='case_organisation_status'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'is_open', 'place', 'next_due_on', 'id'], name='case_organisation_place'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['coordinator', 'is_open', 'organisation', 'region', 'next_due_on', 'id'], name='case_coordinator_load'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['organisation', 'region', 'pseudonym_key'], name='case_region_pseudonym', opclasses=['', '', 'varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('is_open', True), ('outcome', '')), models.Q(('closed_on__isnull', False), ('is_open', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='case_closed_with_outcome'),
        ),
        migrations.AddConstraint(
            model_name='checkanswer',
            constraint=models.UniqueConstraint(condition=models.Q(('newest', True)), fields=('case', 'phase', 'code'), name='check_one_newest'),
        ),
        migrations.AddConstraint(
            model_name='domainoutcome',
            constraint=models.UniqueConstraint(fields=('closure', 'domain_code'), name='outcome_once_per_domain'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.UniqueConstraint(condition=models.Q(('leads', True)), fields=('case',), name='episode_one_leads'),
        ),
        migrations.AddConstraint(
            model_name='identityterm',
            constraint=models.UniqueConstraint(fields=('identity', 'term'), name='identity_term_once'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['case', 'record_id', '-at'], name='revision_of_record'),
        ),
        migrations.AddConstraint(
            model_name='safetyagreement',
            constraint=models.UniqueConstraint(fields=('case', 'version'), name='safety_once_per_version'),
        ),
    ]
