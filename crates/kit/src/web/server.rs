//! Listening, and stopping well: requests in hand are finished, nothing new is taken.
//!
//! Invariants: every request that was taken gets its answer, refusals too; nobody's slowness keeps others
//! out; the cost of one connection is bounded (docs/capacity.md).

mod accept;
mod body;
mod budget;
mod descriptors;
mod refusal;
mod registry;
mod socket;
mod threads;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use http_body::Body as _;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;
use tower::ServiceExt;

use accept::Acceptor;
use body::{Answer, Upload};
use budget::Budget;
pub use descriptors::connections;
use registry::{Connection, Patience, Registry};
use socket::{LARGEST_HEAD, Socket};
use threads::Threads;

/// How long clients may take: slow ones must not hold a connection for ever.
const PATIENCE: Patience =
    Patience { head: Duration::from_secs(15), body: Duration::from_secs(60), close: Duration::from_secs(5) };
/// How often connections are checked for that.
const LOOK: Duration = Duration::from_millis(500);
/// How long requests in hand get when the program stops.
const GRACE: Duration = Duration::from_secs(20);
/// How much memory the bodies of all requests may take together, in bytes.
const BODIES: usize = 256 << 20;

/// Takes an address, before anything slow begins.
///
/// # Errors
/// One plain line that says what to do.
pub async fn bind(address: &str) -> Result<TcpListener, String> {
    let parsed: SocketAddr = address
        .parse()
        .map_err(|_| format!("listen: `{address}` is not an address and port, such as 127.0.0.1:8080"))?;
    TcpListener::bind(parsed).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "{address} is in use: stop the program that has it, or choose another with LOA_LISTEN=127.0.0.1:8081"
        ),
        std::io::ErrorKind::PermissionDenied => format!(
            "{address} is not allowed for this user: choose a port above 1023 with LOA_LISTEN"
        ),
        _ => format!("{address} cannot be used: {error}"),
    })
}

/// Answers at once the requests that need no work, such as for a page from memory; `None` sends the request on to the
/// site.
pub type Quick = Arc<dyn Fn(&Method, &Uri, &HeaderMap) -> Option<Response> + Send + Sync>;

/// The answers of a server: first the short way, if there is one, then the site.
#[derive(Clone)]
pub struct Site {
    /// The short way.
    pub quick: Option<Quick>,
    /// Everything else.
    pub router: Router,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Site")
    }
}

impl From<Router> for Site {
    fn from(router: Router) -> Self {
        Self { quick: None, router }
    }
}

/// Serves until `stop`, then finishes what it began. There are at most so many `connections`; others wait, and when all
/// are taken, those go that have waited longest for their client.
pub async fn serve(
    listener: TcpListener,
    site: impl Into<Site>,
    connections: usize,
    stop: CancellationToken,
) {
    let budget = Budget::of_bytes(BODIES);
    serve_with(listener, site.into(), connections, Registry::new(connections, PATIENCE, budget), stop).await;
}

async fn serve_with(
    listener: TcpListener,
    site: Site,
    connections: usize,
    registry: Arc<Registry>,
    stop: CancellationToken,
) {
    // HTTP/1.1 only: browsers speak HTTP/2 over TLS alone, which is the proxy's part; and telling the two apart would
    // wait for a silent client without end.
    let mut server = http1::Builder::new();
    // Time is kept by the registry. The smallest buffer that holds a head bounds what a body takes, too.
    server.header_read_timeout(None).max_header_size(LARGEST_HEAD).max_buf_size(LARGEST_HEAD);
    // A client may close its end when it has said everything, and still wants its answer.
    server.half_close(true);
    let graceful = GracefulShutdown::new();
    let threads = match Threads::start(connections) {
        Ok(threads) => threads,
        Err(error) => {
            tracing::error!(error.message = %error, "http.no_threads");
            return stop.cancel();
        }
    };
    let site = Arc::new((site, Handle::current()));
    let sweeping = AbortOnDropHandle::new(tokio::spawn(sweep(registry.clone())));
    let mut acceptor = Acceptor::new(listener, connections, registry.clone());
    while let Some(Some((stream, peer, place))) = stop.run_until_cancelled(acceptor.accept()).await {
        let (connection, entry) = registry.register();
        let (server, watcher) = (server.clone(), graceful.watcher());
        let serving = (connection.clone(), site.clone());
        let task = threads.next().spawn(async move {
            let _held = (place, entry);
            // The thread that drives it must be the one that hears of its bytes.
            let Ok(stream) = TcpStream::from_std(stream) else { return };
            let (connection, site) = serving;
            if let Err(error) = watcher.watch(connect(&server, stream, peer, connection, site)).await {
                tracing::debug!(error.message = %error, "http.connection_ended");
            }
        });
        Registry::attach(&connection, task.abort_handle());
    }
    drop(acceptor);
    registry.stop();
    if tokio::time::timeout(GRACE, graceful.shutdown()).await.is_err() {
        tracing::warn!("http.stopped_with_requests_in_hand");
    }
    drop((sweeping, threads));
}

async fn sweep(registry: Arc<Registry>) {
    let mut looks = tokio::time::interval(LOOK);
    loop {
        looks.tick().await;
        registry.sweep();
    }
}

fn connect(
    server: &http1::Builder,
    stream: TcpStream,
    peer: SocketAddr,
    connection: Arc<Connection>,
    site: Arc<(Site, Handle)>,
) -> http1::Connection<
    TokioIo<Socket>,
    impl hyper::service::Service<
        hyper::Request<Incoming>,
        Response = hyper::Response<Answer>,
        Error = Infallible,
        Future: Send,
    > + use<>,
> {
    let _ = stream.set_nodelay(true);
    let socket = Socket::new(stream, connection.clone());
    let service = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
        let begun = connection.begin(!request.body().is_end_stream());
        let (site, runtime) = &*site;
        let quick = || site.quick.as_ref()?(request.method(), request.uri(), request.headers());
        let answer = refusal::refuse(&request).or_else(|| if begun { quick() } else { None });
        let rest = (begun && answer.is_none()).then(|| {
            let body = |incoming| axum::body::Body::new(Upload::new(incoming, connection.clone()));
            let mut request: Request = request.map(body);
            request.extensions_mut().insert(Peer(peer));
            AbortOnDropHandle::new(runtime.spawn(site.router.clone().oneshot(request)))
        });
        let connection = connection.clone();
        async move {
            let answer = match (answer, rest) {
                (Some(answer), _) => answer,
                (None, Some(rest)) => match rest.await {
                    Ok(answer) => answer?,
                    // It panicked outside of the layer that catches that, or the program ends.
                    Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
                },
                // It is being closed, and its task ends here.
                (None, None) => std::future::pending().await,
            };
            Ok(finish(answer, connection))
        }
    });
    server.serve_connection(TokioIo::new(socket), service)
}

/// Says that the connection ends where the rest of a body is not wanted, so that the client stops sending it.
fn finish(mut answer: Response, connection: Arc<Connection>) -> hyper::Response<Answer> {
    if connection.body_open() {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    answer.map(|body| Answer::new(body, connection))
}

/// The other end of the connection: a proxy's address, when there is one.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// Resolves when the system asks the program to stop (Ctrl-C or SIGTERM).
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut asked) => {
                asked.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}

#[cfg(test)]
mod tests;
