//! A PostgreSQL of the test's own, that it can restart.

use std::net::TcpListener;
use std::path::PathBuf;

use tempfile::TempDir;
use tokio::process::Command;

use super::server::environment;

/// A running PostgreSQL. It ends with the test.
pub struct Cluster {
    folder: TempDir,
    port: u16,
}

impl Cluster {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let free = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = free.local_addr().expect("it is bound").port();
        drop(free);
        let cluster = Self { folder, port };
        if is_root() {
            let folder = cluster.folder.path();
            run(Command::new("chown").arg("postgres").arg(folder)).await;
        }
        let data = cluster.data();
        run(tool("initdb").arg("-D").arg(&data).args([
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
        ]))
        .await;
        cluster.control("start").await;
        cluster
    }

    /// The URL of its database.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Stops it as a failure of the machine would, and starts it again.
    pub async fn restart(&self) {
        self.control("restart").await;
    }

    async fn control(&self, action: &str) {
        let folder = self.folder.path().display();
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off",
            self.port
        );
        run(tool("pg_ctl")
            .arg("-D")
            .arg(self.data())
            .args(["-w", "-m", "immediate", "-l"])
            .arg(self.folder.path().join("log"))
            .args(["-o", &options, action]))
        .await;
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = tool("pg_ctl").into_std();
        let stopped = stop
            .arg("-D")
            .arg(self.data())
            .args(["-m", "immediate", "stop"])
            .output();
        assert!(stopped.is_ok_and(|output| output.status.success()));
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

/// One of PostgreSQL's programs, which refuse to run as root.
fn tool(name: &str) -> Command {
    let program = PathBuf::from(environment("DOSSIER_TEST_POSTGRES_BIN")).join(name);
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        return command;
    }
    Command::new(program)
}

async fn run(command: &mut Command) {
    // Its output goes nowhere: the server that `pg_ctl` starts would keep a pipe open.
    let done = command
        .current_dir("/")
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .await;
    assert!(done.is_ok_and(|status| status.success()), "{command:?}");
}
