//! Failures, as types. A handler answers with one; the program's outermost layer turns it into a page with the
//! site's own layout and language, so that a failure always offers a way on.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::blobs::BlobError;
use crate::db::DbError;

/// Why a page could not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is nothing at this address.
    NotFound,
    /// The page at this address was taken away on purpose.
    Gone,
    /// The address or the form cannot be read.
    BadInput,
    /// The request came from another site, or is not allowed.
    Forbidden,
    /// This address does not take this method.
    Method,
    /// More was sent than is taken.
    TooLarge,
    /// More was asked than is given.
    TooMany,
    /// It took too long.
    Timeout,
    /// The database or the disk is away; it may be back soon.
    Away,
    /// Our mistake.
    Internal,
}

impl Failure {
    /// The status code (RFC 9110).
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::BadInput => StatusCode::BAD_REQUEST,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Timeout => StatusCode::SERVICE_UNAVAILABLE,
            Self::Away => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The failure behind a bare status, such as one that a layer answered.
    pub fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::GONE => Some(Self::Gone),
            StatusCode::FORBIDDEN => Some(Self::Forbidden),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::TOO_MANY_REQUESTS => Some(Self::TooMany),
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Some(Self::Timeout),
            StatusCode::SERVICE_UNAVAILABLE => Some(Self::Away),
            status if status.is_client_error() => Some(Self::BadInput),
            status if status.is_server_error() => Some(Self::Internal),
            _ => None,
        }
    }

    /// Whether a reader may simply try again in a moment.
    pub fn is_passing(self) -> bool {
        matches!(self, Self::Away | Self::Timeout | Self::TooMany)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if self.is_passing() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<DbError> for Failure {
    /// Logged here, once, at the edge.
    fn from(error: DbError) -> Self {
        if let DbError::Outage(_) = error {
            // The database's watcher has logged it once.
            tracing::debug!(error.message = %error, "web.database_away");
            Self::Away
        } else if error.is_passing() {
            tracing::warn!(error.message = %error, "web.database_away");
            Self::Away
        } else {
            tracing::error!(error.message = %error, "web.database_failed");
            Self::Internal
        }
    }
}

impl From<BlobError> for Failure {
    fn from(error: BlobError) -> Self {
        tracing::error!(error.message = %error, "web.blobs_failed");
        Self::Away
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        tracing::error!(error.message = %error, "web.template_failed");
        Self::Internal
    }
}
