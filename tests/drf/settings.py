"""What Django has to be told; the rest is as it comes."""

ALLOWED_HOSTS = ["*"]
DATABASES = {}
INSTALLED_APPS = ["rest_framework"]
ROOT_URLCONF = "views"
SECRET_KEY = "for tests, on the loopback interface"
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "views.envelope",
    "UNAUTHENTICATED_USER": None,
}
