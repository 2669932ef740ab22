"""A Django site with two users who have a password and one who has none. Prints what the export prints that is given as the argument, in the site's own shell."""

import sys

import django
from django.conf import settings
from django.core.management import call_command

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
    USE_TZ=True,
)
django.setup()
call_command("migrate", verbosity=0)

from django.contrib.auth import get_user_model  # noqa: E402 (it needs the site)

users = get_user_model().objects
users.create_user("ada", "ada@example.com", "correct horse battery", first_name="Ada")
users.create_user("bob@example.com", "bob@example.com", "correct horse battery")
users.create_user("eve", "eve@example.com")
call_command("shell", command=sys.argv[1], verbosity=0)
