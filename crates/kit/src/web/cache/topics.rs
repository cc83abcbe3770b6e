//! Topics: a public event names those that it changes, a public page those that it shows. Both use the same words, so
//! that the cache needs to know neither events nor pages.

use std::fmt;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use serde_json::Value;

/// An area of the public site, such as `newsroom`, or one thing in it, such as `forum/session-12`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Topic {
    pub(super) area: &'static str,
    pub(super) key: Option<Box<str>>,
}

impl Topic {
    /// An area with all that is in it. There are few areas: they are names in the code.
    pub const fn area(area: &'static str) -> Self {
        Self { area, key: None }
    }

    /// One thing of an area. There may be any number of them.
    pub fn keyed(area: &'static str, key: impl Into<Box<str>>) -> Self {
        Self { area, key: Some(key.into()) }
    }
}

/// `area` or `area/key`.
impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.area)?;
        self.key.iter().try_for_each(|key| write!(f, "/{key}"))
    }
}

/// Some topics, or all there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topics {
    /// All there are, and those to come.
    Everything,
    /// These, and no other.
    Only(Vec<Topic>),
}

impl Topics {
    /// Whole areas.
    pub fn areas(areas: &[&'static str]) -> Self {
        Self::Only(areas.iter().copied().map(Topic::area).collect())
    }

    /// These and others.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        match (self, others) {
            (Self::Only(mut own), Self::Only(others)) => {
                own.extend(others);
                Self::Only(own)
            }
            _ => Self::Everything,
        }
    }
}

impl From<Topic> for Topics {
    fn from(topic: Topic) -> Self {
        Self::Only(vec![topic])
    }
}

/// The topics that an event changes, given its kind, subject and data; none when the kind is not known here. A kind
/// that nobody knows changes everything.
pub type TopicsOf = fn(&str, &str, &Value) -> Option<Topics>;

/// In the extensions of a response: the topics that its page shows. A page without it shows everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Depends(pub Topics);

/// Has the pages of these routes depend on whole areas, and on the topics that their handlers add.
pub fn depends_on<S>(areas: &'static [&'static str], routes: Router<S>) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    routes.route_layer(from_fn(move |request: Request, next: Next| async move {
        let mut response = next.run(request).await;
        let shown = Topics::areas(areas);
        let shown = match response.extensions_mut().remove::<Depends>() {
            Some(Depends(more)) => shown.and(more),
            None => shown,
        };
        response.extensions_mut().insert(Depends(shown));
        response
    }))
}
