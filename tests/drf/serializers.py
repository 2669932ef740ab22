"""The fields that the account API prints, and no more rules than it prints."""

from collections.abc import Mapping

from django.core.validators import RegexValidator
from rest_framework import serializers

# Whose profile it is.
USER = "owner@example.com"
TOKENS = ("token_field", "token_checksum_field")
PHONE = RegexValidator(r"^\+?[1-9][0-9]{8,14}$", "Phone number must be entered in the format: '999999999'. Up to 15 digits allowed.")


class Profile(serializers.Serializer):
    """`user/update/profile/`."""

    first_name = serializers.CharField(max_length=255, required=False, allow_blank=True)
    last_name = serializers.CharField(max_length=255, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254)
    phone_number = serializers.CharField(required=False, allow_blank=True, validators=[PHONE])
    token_field = serializers.CharField(required=False, allow_blank=True)
    token_checksum_field = serializers.CharField(required=False, allow_blank=True)

    def to_internal_value(self, data):
        """The tokens are required with an address that is not the user's; that is told with the rest."""
        errors = {}
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as error:
            errors = error.detail
        if isinstance(data, Mapping) and self._is_new(data):
            missing = {name: ["This field is required."] for name in TOKENS if data.get(name, "") == ""}
            errors = {**missing, **errors}
        if errors:
            raise serializers.ValidationError(errors)
        return values

    def _is_new(self, data):
        email = self.fields["email"]
        try:
            return email.run_validation(email.get_value(data)).lower() != USER
        except serializers.ValidationError:
            return False


class ProfileImage(serializers.Serializer):
    """`user/profile/profile-image/`."""

    image = serializers.ImageField()
    cropped_image = serializers.ImageField(required=False)


class Address(serializers.Serializer):
    """`user/token-generator/`."""

    email = serializers.EmailField(max_length=254)
