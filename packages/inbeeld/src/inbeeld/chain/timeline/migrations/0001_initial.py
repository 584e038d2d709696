import django.db.models.deletion
import django.utils.timezone
import inbeeld.foundation.records.code_field
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('cases', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProgressAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quarter', models.DateField(verbose_name='First day of the quarter')),
                ('stay', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='Where he stays')),
                ('daytime', inbeeld.foundation.records.code_field.CodeField(default='unknown', max_length=20, verbose_name='What he does by day')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='progress_answers', to='cases.case')),
            ],
            options={
                'verbose_name': 'progress of a quarter',
                'verbose_name_plural': 'progress of quarters',
                'ordering': ['quarter'],
                'constraints': [models.UniqueConstraint(fields=('case', 'quarter'), name='progress_once_per_quarter')],
            },
        ),
    ]
