//! Listening, and stopping well: what has begun is finished, nothing new is taken.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, Uri};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// How long a client may take to send a request's head: slow ones must not hold a connection for ever.
const HEAD: Duration = Duration::from_secs(15);
/// How long requests in hand get when the program stops.
const GRACE: Duration = Duration::from_secs(20);

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

/// Answers at once what needs no thought, such as a page from memory; `None` sends the request on to the site.
pub type Quick = Arc<dyn Fn(&Method, &Uri, &HeaderMap) -> Option<Response> + Send + Sync>;

/// What a server asks: first the short way, if there is one, then the site.
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

/// Serves until `stop`, then finishes what it began.
pub async fn serve(
    listener: TcpListener,
    site: impl Into<Site>,
    connections: usize,
    stop: CancellationToken,
) {
    let site: Site = site.into();
    // HTTP/1.1 only: browsers speak HTTP/2 over TLS alone, which is the proxy's part; and telling the two apart would
    // wait for a silent client without end.
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEAD).max_headers(100).pipeline_flush(true);
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(connections));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { break };
        let stream = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    // Out of file descriptors, most likely: the ones in use will be given back.
                    tracing::warn!(error.message = %error, "http.accept_failed");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
        };
        let connection = connect(&server, stream, site.clone());
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = watched.await {
                tracing::debug!(error.message = %error, "http.connection_ended");
            }
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(GRACE, graceful.shutdown()).await.is_err() {
        tracing::warn!("http.stopped_with_requests_in_hand");
    }
}

fn connect(
    server: &http1::Builder,
    stream: TcpStream,
    site: Site,
) -> http1::Connection<
    TokioIo<TcpStream>,
    impl hyper::service::Service<
        hyper::Request<Incoming>,
        Response = Response,
        Error = std::convert::Infallible,
        Future: Send,
    > + use<>,
> {
    let peer = stream.peer_addr().ok();
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
        let quick = site.quick.as_ref();
        let answer = quick.and_then(|quick| quick(request.method(), request.uri(), request.headers()));
        let rest = answer.is_none().then(|| {
            let mut request: Request = request.map(axum::body::Body::new);
            if let Some(peer) = peer {
                request.extensions_mut().insert(Peer(peer));
            }
            site.router.clone().oneshot(request)
        });
        async move {
            match (answer, rest) {
                (Some(answer), _) => Ok(answer),
                (None, Some(rest)) => rest.await,
                (None, None) => Ok(Response::default()),
            }
        }
    });
    server.serve_connection(TokioIo::new(stream), service)
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
