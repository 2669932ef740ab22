//! The same bad requests for Dossier and for Django REST framework itself (`tests/drf`): the same `errors`.

mod addresses;
mod compare;
mod django;
mod files;
mod requests;
mod texts;
mod whole;
