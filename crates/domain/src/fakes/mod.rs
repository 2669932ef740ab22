//! In-memory fakes of all ports, for tests.
