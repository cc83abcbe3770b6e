//! The people for whom another system vouches: known people only, by a verified address at first, by its own name for them
//! later.

use crate::openid::{OpenIdError, Vouched, recognise};
use crate::testing::{STAFF, World, mail, on_both};
use access::Role;

const ISSUER: &str = "https://id.example";

fn vouched(subject: &str, name: &str, verified: bool) -> Vouched {
    Vouched { subject: subject.to_owned(), mail: mail(name), verified }
}

async fn ask(world: &World, known: &Vouched) -> Result<uuid::Uuid, OpenIdError> {
    let mut tx = world.tx().await;
    let found = recognise(&mut tx, ISSUER, known).await;
    if found.is_ok() {
        tx.commit().await.expect("kept");
    }
    found
}

#[tokio::test]
async fn a_known_address_is_linked_once_and_the_subject_counts_afterwards() {
    on_both(|world| async move {
        let lai = world.colleague("Chị Lài", Role::Editor, "").await;
        assert!(matches!(ask(&world, &vouched("s1", "Chị Lài", false)).await, Err(OpenIdError::Unverified)));
        assert!(matches!(ask(&world, &vouched("s9", "Người lạ", true)).await, Err(OpenIdError::Unknown)));
        assert_eq!(ask(&world, &vouched("s1", "Chị Lài", true)).await.expect("linked"), lai);
        assert_eq!(ask(&world, &vouched("s1", "Tên khác", false)).await.expect("known"), lai);
        // The address was given to someone else over there: not this account's.
        assert!(matches!(ask(&world, &vouched("s2", "Chị Lài", true)).await, Err(OpenIdError::Unknown)));
        let mut tx = world.tx().await;
        accounts::suspend(&mut tx, &STAFF, lai).await.expect("suspended");
        tx.commit().await.expect("kept");
        assert!(matches!(ask(&world, &vouched("s1", "Chị Lài", true)).await, Err(OpenIdError::Unknown)));
    })
    .await;
}

#[tokio::test]
async fn a_role_of_the_demonstration_is_nobodys() {
    on_both(|world| async move {
        world.officer("Biên tập viên", Role::Editor, "").await;
        assert!(matches!(
            ask(&world, &vouched("s1", "Biên tập viên", true)).await,
            Err(OpenIdError::Unknown)
        ));
    })
    .await;
}
