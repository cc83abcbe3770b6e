//! Lending a role: the borrower, the time, and the things with which it ends.

use jiff::Timestamp;
use uuid::Uuid;

use crate::testing::{Chair, STAFF, World, at, on_both};
use access::{Actor, On, Role};
use accounts::{self, AccountsError};

async fn grants(world: &World, person: Uuid) -> Vec<access::Grant> {
    let now = world.app.db().clock().now();
    accounts::grants_of(world.app.db(), person, now).await.expect("answered")
}

async fn lend(world: &World, from: &Chair<'_>, to: Uuid, until: Timestamp) -> Result<Uuid, AccountsError> {
    let own = grants(world, from.person).await[0].id;
    let mut tx = world.tx().await;
    let lent = accounts::delegate(&mut tx, &from.actor().await, own, to, until).await?;
    tx.commit().await?;
    Ok(lent)
}

async fn may_review(world: &World, chair: &Chair<'_>) -> bool {
    let Actor::Officer(officer) = chair.actor().await else { return false };
    officer.has(Role::Reviewer, On::Agency(world.id("so-khoa-hoc")))
}

#[tokio::test]
async fn a_lent_role_counts_until_its_time_and_is_not_lent_on() {
    on_both(|world| async move {
        let lender = world.officer("Người thẩm định", Role::Reviewer, "so-khoa-hoc").await;
        let colleague = world.officer("Biên tập viên", Role::Editor, "so-khoa-hoc").await;
        let third = world.officer("Người thứ ba", Role::Reader, "so-khoa-hoc").await;
        let until = at("2025-07-04T17:00");
        assert!(!may_review(&world, &colleague).await);
        lend(&world, &lender, colleague.person, until).await.expect("lent");
        assert!(may_review(&world, &colleague).await);

        let lent = grants(&world, colleague.person).await.into_iter().find(|one| one.lent_by.is_some());
        let mut tx = world.tx().await;
        let borrowed = lent.expect("a lent role").id;
        let on = accounts::delegate(&mut tx, &colleague.actor().await, borrowed, third.person, until).await;
        assert!(matches!(on, Err(AccountsError::Gone)), "{on:?}");
        let stolen = grants(&world, lender.person).await[0].id;
        let stolen = accounts::delegate(&mut tx, &third.actor().await, stolen, colleague.person, until).await;
        assert!(matches!(stolen, Err(AccountsError::Gone)), "{stolen:?}");
        drop(tx);

        world.app.db().clock().set(at("2025-07-04T16:59"));
        assert!(may_review(&world, &colleague).await);
        world.app.db().clock().set(until);
        assert!(!may_review(&world, &colleague).await);
    })
    .await;
}

#[tokio::test]
async fn it_ends_with_the_lenders_own_role_and_account_and_when_it_is_taken_back() {
    on_both(|world| async move {
        let lender = world.officer("Người thẩm định", Role::Reviewer, "so-khoa-hoc").await;
        let colleague = world.officer("Biên tập viên", Role::Editor, "so-khoa-hoc").await;
        let until = at("2025-08-01T00:00");
        let lent = lend(&world, &lender, colleague.person, until).await.expect("lent");
        let mut tx = world.tx().await;
        let by_colleague = accounts::take_back(&mut tx, &colleague.actor().await, lent).await;
        assert!(matches!(by_colleague, Err(AccountsError::Gone)), "{by_colleague:?}");
        accounts::take_back(&mut tx, &lender.actor().await, lent).await.expect("taken back");
        tx.commit().await.expect("kept");
        assert!(!may_review(&world, &colleague).await);

        lend(&world, &lender, colleague.person, until).await.expect("lent again");
        let mut tx = world.tx().await;
        accounts::suspend(&mut tx, &STAFF, lender.person).await.expect("closed");
        tx.commit().await.expect("kept");
        assert!(!may_review(&world, &colleague).await);
        let mut tx = world.tx().await;
        accounts::resume(&mut tx, &STAFF, lender.person).await.expect("opened");
        tx.commit().await.expect("kept");
        assert!(may_review(&world, &colleague).await);

        let own = grants(&world, lender.person).await[0].id;
        let mut tx = world.tx().await;
        accounts::revoke(&mut tx, &STAFF, own).await.expect("taken");
        tx.commit().await.expect("kept");
        assert!(!may_review(&world, &colleague).await);
    })
    .await;
}

#[tokio::test]
async fn it_goes_to_an_active_colleague_and_for_at_most_half_a_year() {
    on_both(|world| async move {
        let lender = world.officer("Người thẩm định", Role::Reviewer, "so-khoa-hoc").await;
        let colleague = world.officer("Biên tập viên", Role::Editor, "so-khoa-hoc").await.person;
        let stranger = world.officer("Người sở bạn", Role::Editor, "so-thong-tin").await.person;
        let until = at("2025-08-01T00:00");
        for (to, until) in [(colleague, at("2025-07-02T12:00")), (colleague, at("2026-03-01T00:00"))] {
            let lent = lend(&world, &lender, to, until).await;
            assert!(matches!(lent, Err(AccountsError::Time)), "{lent:?}");
        }
        let lent = lend(&world, &lender, stranger, until).await;
        assert!(matches!(lent, Err(AccountsError::NoColleague)), "{lent:?}");
        let lent = lend(&world, &lender, lender.person, until).await;
        assert!(matches!(lent, Err(AccountsError::Gone)), "{lent:?}");
        let mut tx = world.tx().await;
        accounts::suspend(&mut tx, &STAFF, colleague).await.expect("closed");
        tx.commit().await.expect("kept");
        let lent = lend(&world, &lender, colleague, until).await;
        assert!(matches!(lent, Err(AccountsError::Gone)), "{lent:?}");
    })
    .await;
}
