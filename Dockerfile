# syntax=docker/dockerfile:1
# One program on Debian, run by nobody in particular. How to use it, and what of it has been tried: docs/operating/installing.md.

FROM rust:1.95.0-slim-bookworm AS build
# The image's own toolchain, without what rust-toolchain.toml wants for development.
ENV RUSTUP_TOOLCHAIN=1.95.0
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \
    cargo build --release --locked --package server && cp target/release/dossier /dossier

FROM debian:bookworm-slim
# Certificates, for a database, bucket or mail server that is reached by TLS.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /var/lib/dossier --shell /usr/sbin/nologin dossier \
    && install -d -m 700 -o dossier -g dossier /var/lib/dossier
COPY --from=build /dossier /usr/local/bin/dossier
USER 10001:10001
# The metrics' port is for other containers; do not publish it.
ENV DOSSIER_LISTEN=0.0.0.0:5000 DOSSIER_ADMIN_LISTEN=0.0.0.0:5001 DOSSIER_DATA=/var/lib/dossier
VOLUME /var/lib/dossier
EXPOSE 5000 5001
ENTRYPOINT ["dossier"]
CMD ["serve"]
