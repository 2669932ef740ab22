//! `dossier user import`, and the first sign-in of who has moved in.

mod export;
mod lines;
mod members;
mod options;
mod password;
mod recipes;
mod restart;
mod systems;
