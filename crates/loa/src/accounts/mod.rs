//! Who acts. Every action takes an [`Actor`]; whether it may is decided here and nowhere else.
//!
//! What must always hold: no action without an actor; a citizen never writes what officers write; the program
//! itself names the part of it that acts.

/// Who asks for something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Anyone, known or not.
    Citizen,
    /// The program itself: an importer, the demo data, a timer.
    System(&'static str),
}

/// What an action needs to be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// To set up the city: agencies, areas, categories, the site's name.
    Arrange,
    /// To publish and correct articles.
    Publish,
    /// To set up plans and their themes.
    Plan,
}

/// The actor may not do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not allowed for who asks: {0:?}")]
pub struct Denied(pub Permission);

impl Actor {
    /// A stable name for the record, without personal data.
    pub fn name(&self) -> String {
        match self {
            Self::Citizen => "citizen".to_owned(),
            Self::System(part) => format!("system:{part}"),
        }
    }

    /// Whether this actor may do this.
    ///
    /// # Errors
    /// [`Denied`], which names what was asked.
    pub fn may(&self, permission: Permission) -> Result<(), Denied> {
        match self {
            Self::System(_) => Ok(()),
            Self::Citizen => Err(Denied(permission)),
        }
    }
}
