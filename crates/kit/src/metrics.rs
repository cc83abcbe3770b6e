//! Numbers for Prometheus. Labels have few values: never an address, a name or an identifier.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

/// The labels by which requests are counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    route: String,
}

/// The program's metrics.
#[derive(Clone, Debug)]
pub struct Metrics(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    seconds: Family<RouteLabels, Histogram>,
    jobs_pending: Gauge,
    jobs_failed: Gauge,
    events: Gauge<i64>,
    up: Gauge<f64, AtomicU64>,
    writable: Gauge,
    seal_refused: Gauge,
    search_ready: Gauge,
    search_texts: Gauge,
    search_behind: Gauge,
    mail_waiting: Gauge,
    mail_given_up: Gauge,
    mail_sent: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("loa");
        let requests = Family::<RequestLabels, Counter>::default();
        let seconds = Family::<RouteLabels, Histogram>::new_with_constructor(|| {
            Histogram::new(exponential_buckets(0.000_25, 4.0, 9))
        });
        let (jobs_pending, jobs_failed) = (Gauge::default(), Gauge::default());
        let (events, up) = (Gauge::default(), Gauge::<f64, AtomicU64>::default());
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_request_seconds", "Time from request to response", seconds.clone());
        registry.register("jobs_pending", "Jobs that wait or run", jobs_pending.clone());
        registry.register("jobs_failed", "Jobs that were given up", jobs_failed.clone());
        registry.register("events_position", "Position of the newest event", events.clone());
        registry.register("database_up", "1 when the database answered the last time", up.clone());
        let writable = Gauge::default();
        registry.register(
            "database_writable",
            "1 while writes are kept, 0 while they are refused",
            writable.clone(),
        );
        let seal_refused = Gauge::default();
        let refused =
            "1 when the record was not sealed the last time because it is not the one that was sealed before";
        registry.register("record_seal_refused", refused, seal_refused.clone());
        let [search_ready, search_texts, search_behind] = std::array::from_fn(|_| Gauge::default());
        registry.register("search_ready", "1 when the search index can be asked", search_ready.clone());
        registry.register("search_texts", "Texts that search can find", search_texts.clone());
        let behind = "Events of the record that the search index has not looked at";
        registry.register("search_events_behind", behind, search_behind.clone());
        let [mail_waiting, mail_given_up, mail_sent] = std::array::from_fn(|_| Gauge::default());
        registry.register("mail_waiting", "Mails that are still to be sent", mail_waiting.clone());
        registry.register("mail_given_up", "Mails that could not be sent", mail_given_up.clone());
        registry.register("mail_sent", "Mails that this process sent since its start", mail_sent.clone());
        Self(Arc::new(Inner {
            registry,
            requests,
            seconds,
            jobs_pending,
            jobs_failed,
            events,
            up,
            writable,
            seal_refused,
            search_ready,
            search_texts,
            search_behind,
            mail_waiting,
            mail_given_up,
            mail_sent,
        }))
    }
}

impl Metrics {
    /// Counts an answered request; `route` is the pattern, never the address.
    pub fn request(&self, method: &axum::http::Method, route: &str, status: u16, seconds: f64) {
        let method = match method.as_str() {
            "GET" => "GET",
            "POST" => "POST",
            "HEAD" => "HEAD",
            _ => "other",
        };
        let route = route.to_owned();
        self.0.seconds.get_or_create(&RouteLabels { route: route.clone() }).observe(seconds);
        self.0.requests.get_or_create(&RequestLabels { method, route, status }).inc();
    }

    /// Notes the state of the database, the queue and the log.
    pub fn state(&self, up: bool, pending: i64, failed: i64, events: i64) {
        self.0.up.set(f64::from(u8::from(up)));
        self.0.jobs_pending.set(pending);
        self.0.jobs_failed.set(failed);
        self.0.events.set(events);
    }

    /// Notes whether writes are kept.
    pub fn writing(&self, works: bool) {
        self.0.writable.set(i64::from(works));
    }

    /// Notes whether the record could be sealed the last time.
    pub fn sealing(&self, refused: bool) {
        self.0.seal_refused.set(i64::from(refused));
    }

    /// Notes the state of this node's search index: how many texts it has, none when it cannot be asked, and how many
    /// events it is behind the record.
    pub fn search(&self, texts: Option<u64>, behind: i64) {
        self.0.search_ready.set(i64::from(texts.is_some()));
        self.0.search_texts.set(texts.map_or(0, |texts| i64::try_from(texts).unwrap_or(i64::MAX)));
        self.0.search_behind.set(behind);
    }

    /// Notes the state of outgoing mail: what waits and what was given up, and how many mails this process sent.
    pub fn mail(&self, waiting: i64, given_up: i64, sent: u64) {
        self.0.mail_waiting.set(waiting);
        self.0.mail_given_up.set(given_up);
        self.0.mail_sent.set(i64::try_from(sent).unwrap_or(i64::MAX));
    }

    /// The text that Prometheus reads (OpenMetrics 1.0).
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = encode(&mut text, &self.0.registry);
        text
    }
}
