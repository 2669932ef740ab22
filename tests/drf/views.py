"""The operations, which only look at what they get."""

from django.urls import path
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from serializers import Address, Profile, ProfileImage


class Look(APIView):
    """Answers what is wrong."""

    serializer = None

    def look(self, request):
        self.serializer(data=request.data).is_valid(raise_exception=True)
        return Response({"status_code": 200, "errors": {}})


class Update(Look):
    serializer = Profile
    post = Look.look


class Upload(Look):
    serializer = ProfileImage
    post = Look.look


class Generate(Look):
    serializer = Address
    put = Look.look


def envelope(error, context):
    """The framework's own answer, in the envelope of the account API."""
    response = exception_handler(error, context)
    if response is not None:
        response.data = {"status_code": response.status_code, "errors": response.data}
    return response


urlpatterns = [
    path("api/v1/user/update/profile/", Update.as_view()),
    path("api/v1/user/profile/profile-image/", Upload.as_view()),
    path("api/v1/user/token-generator/", Generate.as_view()),
]
