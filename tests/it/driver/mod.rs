//! `/api/v1/users/profile`, `/api/v1/direct_uploads` and `/media/documents`.

mod attaching;
mod bad_bodies;
mod bad_documents;
mod bad_files;
mod bad_members;
mod browser;
mod create_direct_upload;
mod create_profile;
mod credentials;
mod download;
mod files;
mod form_json;
mod forms;
mod get_profile;
mod seeds;
mod shared;
mod staff;
mod tags;
mod trail;
mod update_profile;
mod upload_file;
