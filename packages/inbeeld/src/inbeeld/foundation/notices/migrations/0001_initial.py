import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='NoticeChoice',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='notice_choice', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('moments', models.JSONField(default=dict)),
                ('quiet_from', models.TimeField(blank=True, null=True, verbose_name='Quiet from')),
                ('quiet_until', models.TimeField(blank=True, null=True, verbose_name='Quiet until')),
                ('quiet_days', models.JSONField(default=list)),
                ('digest_hour', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MaxValueValidator(23)])),
                ('time_zone', models.CharField(choices=[('Europe/Amsterdam', 'The Netherlands'), ('America/Kralendijk', 'Bonaire, Saba and Sint Eustatius'), ('America/Curacao', 'Curaçao'), ('America/Aruba', 'Aruba'), ('America/Lower_Princes', 'Sint Maarten')], default='Europe/Amsterdam', max_length=40)),
                ('mailed_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='WaitingNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_at', models.DateTimeField()),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('desk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.regioncoordination')),
                ('membership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.membership')),
            ],
            options={
                'indexes': [models.Index(fields=['due_at'], name='notice_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('claimed_at__isnull', True)), fields=('membership', 'kind'), name='notice_once_for_person'), models.UniqueConstraint(condition=models.Q(('claimed_at__isnull', True)), fields=('desk', 'kind'), name='notice_once_for_desk'), models.CheckConstraint(condition=models.Q(models.Q(('desk__isnull', True), ('membership__isnull', False)), models.Q(('desk__isnull', False), ('membership__isnull', True)), _connector='OR'), name='notice_for_one')],
            },
        ),
    ]
