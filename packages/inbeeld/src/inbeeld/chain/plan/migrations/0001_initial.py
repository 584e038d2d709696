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
        ('method', '0001_initial'),
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', inbeeld.foundation.vault.fields.SealedField(verbose_name='In his own words')),
                ('domain_code', models.SlugField(blank=True, max_length=40, verbose_name='Life domain')),
                ('state', inbeeld.foundation.records.code_field.CodeField(default='open', max_length=10, verbose_name='State')),
                ('set_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='Set on')),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
            ],
            options={
                'verbose_name': 'goal',
                'verbose_name_plural': 'goals',
                'ordering': ['set_on', 'at'],
            },
        ),
        migrations.CreateModel(
            name='CaseAction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', inbeeld.foundation.vault.fields.SealedField(verbose_name='What')),
                ('due_on', models.DateField(verbose_name='By when?')),
                ('state', inbeeld.foundation.records.code_field.CodeField(default='open', max_length=10, verbose_name='State')),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('reminded_on', models.DateField(blank=True, editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='accounts.membership', verbose_name='Who')),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actions', to='plan.goal', verbose_name='For which goal?')),
            ],
            options={
                'verbose_name': 'action',
                'verbose_name_plural': 'actions',
                'ordering': ['due_on', 'at'],
            },
        ),
        migrations.CreateModel(
            name='GoalEvent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', inbeeld.foundation.records.code_field.CodeField(max_length=10)),
                ('words', inbeeld.foundation.vault.fields.SealedField()),
                ('say', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='What he says about it')),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='plan.goal')),
            ],
            options={
                'verbose_name': 'step of a goal',
                'verbose_name_plural': 'steps of goals',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='DomainRating',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('domain_code', models.SlugField(max_length=40)),
                ('level', inbeeld.foundation.records.code_field.CodeField(max_length=20, verbose_name='Level')),
                ('reason', inbeeld.foundation.vault.fields.SealedField(verbose_name='Reason')),
                ('own_level', inbeeld.foundation.records.code_field.CodeField(blank=True, max_length=20, verbose_name='How he sees it himself')),
                ('own_words', inbeeld.foundation.vault.fields.SealedField(blank=True, null=True, verbose_name='In his own words')),
                ('on', models.DateField(default=django.utils.timezone.localdate, verbose_name='On')),
                ('newest', models.BooleanField(default=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='cases.case')),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.datakey', verbose_name='data key')),
                ('domain', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='method.domain')),
            ],
            options={
                'verbose_name': 'rating of a life domain',
                'verbose_name_plural': 'ratings of life domains',
                'ordering': ['-on', '-at'],
                'indexes': [models.Index(fields=['case', 'domain_code', '-on', '-at'], name='rating_of_domain')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('newest', True)), fields=('case', 'domain_code'), name='rating_one_newest')],
            },
        ),
        migrations.AddIndex(
            model_name='goal',
            index=models.Index(fields=['case', 'state', 'set_on'], name='goal_of_case'),
        ),
        migrations.AddIndex(
            model_name='caseaction',
            index=models.Index(fields=['owner', 'state', 'due_on'], name='action_owner_due'),
        ),
        migrations.AddIndex(
            model_name='caseaction',
            index=models.Index(fields=['case', 'state', 'due_on'], name='action_case_due'),
        ),
    ]
