//! `/api/co`.

mod bodies;
mod check_username;
mod credentials;
mod delete_profile_image;
mod get_profile;
mod image_upload;
mod update_profile;
