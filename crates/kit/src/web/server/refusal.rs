//! Requests that are refused before anything of the site sees them.

use axum::http::{HeaderValue, Request, StatusCode, Version, header};
use axum::response::Response;

/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 8 << 10;

/// The answer to a request that no page should see; none when it is sound.
pub(super) fn refuse<B>(request: &Request<B>) -> Option<Response> {
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    let status = if address > LONGEST_ADDRESS {
        StatusCode::URI_TOO_LONG
    } else if !names_one_host(request) {
        StatusCode::BAD_REQUEST
    } else {
        return None;
    };
    let mut response = Response::default();
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    Some(response)
}

/// HTTP/1.1 needs exactly one `Host`, and a sound one; older versions may leave it out (RFC 9112, 3.2).
fn names_one_host<B>(request: &Request<B>) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => is_host(host.as_bytes()),
        (None, _) => request.version() < Version::HTTP_11,
        (Some(_), Some(_)) => false,
    }
}

/// `uri-host [ ":" port ]` (RFC 9110, 7.2; RFC 3986, 3.2.2).
fn is_host(host: &[u8]) -> bool {
    let (name, port) = match host.strip_prefix(b"[") {
        Some(rest) => {
            let Some(end) = rest.iter().position(|byte| *byte == b']') else { return false };
            let inside = rest[..end].iter().all(|byte| byte.is_ascii_hexdigit() || b".:".contains(byte));
            match &rest[end + 1..] {
                _ if !inside => return false,
                [] => return true,
                [b':', port @ ..] => (&[][..], port),
                _ => return false,
            }
        }
        None => match host.iter().position(|byte| *byte == b':') {
            Some(colon) => (&host[..colon], &host[colon + 1..]),
            None => (host, &[][..]),
        },
    };
    name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=".contains(byte))
        && port.iter().all(u8::is_ascii_digit)
}
