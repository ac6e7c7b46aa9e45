//! A homeserver whose room keys come later than the messages they open.
//!
//! It stands before a real one and holds back the to-device messages of syncs until it is told to let them through.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, Uri};
use matrix_sdk::reqwest;
use serde_json::Value;

/// The server in between.
pub struct LateKeys {
    pub base_url: String,
    gate: Arc<Gate>,
}

struct Gate {
    upstream: String,
    client: reqwest::Client,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    closed: bool,
    events: Vec<Value>,
}

impl LateKeys {
    pub async fn before(upstream: &str) -> Self {
        let gate = Arc::new(Gate {
            upstream: upstream.to_owned(),
            client: reqwest::Client::new(),
            held: Mutex::default(),
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let service = Router::new().fallback(pass).with_state(Arc::clone(&gate));
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self { base_url, gate }
    }

    /// Holds keys back from now on, or lets all through with the next sync.
    pub fn hold(&self, closed: bool) {
        self.gate.held.lock().unwrap().closed = closed;
    }
}

async fn pass(
    State(gate): State<Arc<Gate>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let url = format!("{}{uri}", gate.upstream);
    let mut request = gate.client.request(method, url).body(body);
    for name in ["authorization", "content-type"] {
        if let Some(value) = headers.get(name) {
            request = request.header(name, value);
        }
    }
    let response = request.send().await.unwrap();
    let status = response.status();
    let mut body = response.bytes().await.unwrap().to_vec();
    if uri.path().ends_with("/sync") && status.is_success() {
        body = gate.held.lock().unwrap().filter(&body);
    }
    let answer = Response::builder().status(status).header("content-type", "application/json");
    answer.body(Body::from(body)).unwrap()
}

impl Held {
    fn filter(&mut self, body: &[u8]) -> Vec<u8> {
        let mut sync: Value = serde_json::from_slice(body).unwrap();
        if let Some(events) = sync.pointer_mut("/to_device/events").and_then(Value::as_array_mut) {
            self.events.append(events);
        }
        if !self.closed {
            sync["to_device"]["events"] = Value::Array(std::mem::take(&mut self.events));
        }
        serde_json::to_vec(&sync).unwrap()
    }
}
