//! A load balancer for TCP connections, as plain as they come.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Time between two looks at an instance.
const INTERVAL: Duration = Duration::from_millis(50);

/// Passes each new connection on to one of the instances that were ready when it last looked, in turn; to the next one where it is
/// refused. A connection that has been passed on is left alone.
pub struct Balancer {
    /// Where it listens.
    pub address: String,
    ready: Ready,
    client: reqwest::Client,
    tasks: JoinSet<()>,
}

/// The addresses of the instances that are ready.
#[derive(Clone, Default)]
struct Ready(Arc<Mutex<Vec<String>>>);

impl Ready {
    fn all(&self) -> Vec<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn set(&self, address: &str, ready: bool) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|other| other != address);
        if ready {
            all.push(address.to_owned());
        }
    }
}

impl Balancer {
    /// One without instances.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port is free");
        let address = listener.local_addr().expect("it is bound").to_string();
        let ready = Ready::default();
        let mut tasks = JoinSet::new();
        tasks.spawn(accept(listener, ready.clone()));
        let client = reqwest::Client::builder()
            .no_proxy()
            .timeout(Duration::from_secs(5))
            // Each look is a connection of its own.
            .pool_max_idle_per_host(0)
            .build()
            .expect("a client can be made");
        Self {
            address,
            ready,
            client,
            tasks,
        }
    }

    /// Looks at this instance from now on, until it can no longer be reached. Waits until it is ready.
    pub async fn watch(&mut self, address: &str) {
        let (url, client) = (format!("http://{address}/readyz"), self.client.clone());
        let (ready, name) = (self.ready.clone(), address.to_owned());
        self.tasks.spawn(async move {
            loop {
                let answer = client.get(&url).send().await;
                let gone = answer.as_ref().is_err_and(reqwest::Error::is_connect);
                ready.set(&name, answer.is_ok_and(|answer| answer.status() == 200));
                if gone {
                    return;
                }
                tokio::time::sleep(INTERVAL).await;
            }
        });
        let seen = async {
            while !self.ready.all().iter().any(|ready| ready == address) {
                tokio::time::sleep(INTERVAL).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), seen)
            .await
            .expect("the instance is ready");
    }
}

async fn accept(listener: TcpListener, ready: Ready) {
    let mut turn = 0;
    while let Ok((mut client, _)) = listener.accept().await {
        let mut instances = ready.all();
        turn += 1;
        let first = turn % instances.len().max(1);
        instances.rotate_left(first);
        tokio::spawn(async move {
            for instance in instances {
                if let Ok(mut server) = TcpStream::connect(instance).await {
                    let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
                    return;
                }
            }
        });
    }
}
