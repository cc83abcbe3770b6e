//! Pages in memory after any writes: each is as it would be made now, and a page that nothing touched was not made anew.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request};
use document::{Block, from_markdown};
use kit::db::Tx;
use kit::events::NewEvent;
use kit::i18n::Lang;
use newsroom::{BlockEdit, BulkOperation, Correction, RedirectRequest};
use tower::ServiceExt;
use uuid::Uuid;

use super::kept::follow;
use crate::program;
use crate::testing::{Dice, STAFF, World, at, on_both, proposed, text};
use agencies::{AgencyWords, Site};
use frame::forms::Wording;

/// How many writes are tried on each engine.
const WRITES: usize = 60;

/// Pages in both languages.
const PAGES: [&str; 16] = [
    "/",
    "/tin",
    "/tin?truoc=1751421600000-7",
    "/tin/mien-phi-7",
    "/tin/via-he-8",
    "/tin/tiem-chung-6/ban/1",
    "/tin-da-go",
    "/chuyen-muc/tin-tuc",
    "/chu-de",
    "/chu-de/giao-thong",
    "/co-quan",
    "/co-quan/ubnd",
    "/ngay/2025/07/02",
    "/tim",
    "/gioi-thieu",
    "/tin/feed.xml",
];
/// Pages that stand once.
const ROOT: [&str; 5] =
    ["/sitemap.xml", "/sitemap/trang.xml", "/sitemap/0.xml", "/manifest.webmanifest", "/robots.txt"];

type Done = Result<(), Box<dyn std::error::Error>>;

struct Story {
    world: World,
    site: Router,
    dice: Dice,
    block: Uuid,
    /// Numbers of articles that stand on the site.
    articles: Vec<i64>,
    turn: usize,
}

#[tokio::test]
async fn a_page_in_memory_is_as_it_would_be_made_now_whatever_was_written() {
    on_both(|world| async move {
        let _follower = follow(&world).await;
        let mut story = Story::begin(world, 98).await;
        let (mut stayed, mut renewed) = (BTreeMap::new(), BTreeMap::new());
        story.check("the beginning").await;
        for turn in 0..WRITES {
            story.turn = turn;
            let name = story.write().await;
            let (from_memory, anew) = story.check(&format!("write {turn}: {name}")).await;
            *stayed.entry(name).or_insert(0) += from_memory;
            *renewed.entry(name).or_insert(0) += anew;
        }
        // A site that keeps nothing, or one that changes nothing, would prove nothing.
        for name in ["publish", "correct", "redirect"] {
            assert!(stayed.get(name).is_none_or(|stayed| *stayed > 0), "{name}: {stayed:?}");
        }
        assert_eq!(renewed.get("quiet").copied().unwrap_or(0), 0, "{renewed:?}");
        assert_eq!(stayed.get("unknown").copied().unwrap_or(0), 0, "{stayed:?}");
        assert!(renewed.values().filter(|renewed| **renewed > 0).count() > 12, "{renewed:?}");
    })
    .await;
}

fn addresses() -> impl Iterator<Item = String> {
    let both = PAGES.iter().flat_map(|path| {
        let english = format!("/en{}", path.strip_suffix('/').unwrap_or(path));
        [(*path).to_owned(), english]
    });
    both.chain(ROOT.map(str::to_owned))
}

/// Status and words of a page.
async fn ask(site: &Router, address: &str) -> (u16, String) {
    let request = Request::get(address).body(Body::empty()).expect("a request");
    let response = site.clone().oneshot(request).await.expect("infallible");
    let status = response.status().as_u16();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    (status, String::from_utf8_lossy(&body).into_owned())
}

impl Story {
    async fn begin(world: World, seed: u64) -> Self {
        let mut tx = world.tx().await;
        let body = from_markdown("Gọi 1022.");
        let block = newsroom::add_block(&mut tx, &STAFF, world.id("ubnd"), "Đường dây nóng", body).await;
        let block = block.expect("added");
        let mut words = text("Hỏi và đáp về vỉa hè");
        words.body.blocks.push(Block::Reuse { id: block });
        let new = Correction::new(world.id("via-he"), Lang::Vi, words, "Thêm số.", at("2025-07-02T11:30"));
        newsroom::correct(&mut tx, &STAFF, new).await.expect("corrected");
        tx.commit().await.expect("kept");
        let site = crate::site::site(&world.app);
        Self { world, site, dice: Dice::new(seed), block, articles: (1..=8).collect(), turn: 0 }
    }

    /// Waits until the site knows the writes, and compares every page with one of a program that keeps none. Answers how many
    /// came from memory, and how many were made anew.
    async fn check(&self, after: &str) -> (usize, usize) {
        let app = &self.world.app;
        let now = app.version().look(app.db()).await.expect("answered");
        let known = async {
            while app.version().get() < now {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), known).await.expect("the follower is not far behind");
        let other = program::from_parts(app.settings().clone(), app.db().clone(), app.blobs().clone());
        let fresh = crate::site::site(&other);
        let (mut from_memory, mut anew) = (0, 0);
        for address in addresses() {
            let uri = address.parse().expect("an address");
            let quick = app.pages().quick(&Method::GET, &uri, &HeaderMap::new()).is_some();
            let (kept, made) = (ask(&self.site, &address).await, ask(&fresh, &address).await);
            assert!(kept == made, "{address} after {after}: {} in memory, but now {}", kept.1, made.1);
            // Only a page that is there is kept.
            match (quick, made.0) {
                (true, _) => from_memory += 1,
                (false, 200) => anew += 1,
                (false, _) => {}
            }
        }
        (from_memory, anew)
    }

    /// Writes something; a write that the rules refuse is undone, and nothing happened.
    async fn write(&mut self) -> &'static str {
        let mut tx = self.world.tx().await;
        let names = [
            "publish",
            "correct",
            "translate",
            "withdraw",
            "feature",
            "unfeature",
            "move",
            "theme",
            "redirect",
            "block",
            "category",
            "category order",
            "agency",
            "agency end",
            "plan theme",
            "plan",
            "site",
            "alias",
            "quiet",
            "unknown",
            "picture",
        ];
        let name = *self.dice.pick(&names);
        let done = match name {
            "publish" | "correct" | "translate" | "withdraw" | "feature" | "unfeature" => {
                self.of_one(&mut tx, name).await
            }
            "category" | "category order" | "agency" | "agency end" | "plan theme" | "plan" | "site" => {
                self.of_the_site(&mut tx, name).await
            }
            _ => self.other(&mut tx, name).await,
        };
        if done.is_ok() {
            tx.commit().await.expect("kept");
        }
        name
    }

    async fn article(&mut self, tx: &Tx) -> newsroom::Article {
        let number = *self.dice.pick(&self.articles);
        newsroom::article(tx, number).await.expect("answered").expect("it was published")
    }

    /// One of several things of the city.
    fn one_of(&mut self, slugs: &[&str]) -> Uuid {
        self.world.id(slugs[self.dice.roll(slugs.len())])
    }

    async fn of_one(&mut self, tx: &mut Tx, name: &str) -> Done {
        let (moment, turn) = (tx.now(), self.turn);
        let title = format!("Tin thứ {turn}");
        let article = self.article(tx).await;
        match name {
            "publish" => {
                let mut new = self.world.draft(&title, "2025-07-02T11:59");
                new.themes = vec![self.one_of(&["giao-thong", "xe-buyt", "moi-truong"])];
                let zone = self.world.app.zone();
                self.articles.push(newsroom::publish(tx, &STAFF, new, zone).await?.number);
            }
            "correct" => {
                let new = Correction::new(article.id, Lang::Vi, text(&title), "Sửa lời.", moment);
                newsroom::correct(tx, &STAFF, new).await?;
            }
            "translate" => {
                newsroom::translate(tx, &STAFF, article.id, Lang::En, text("Words"), 1, moment).await?;
            }
            "withdraw" => newsroom::withdraw(tx, &STAFF, article.id, "Trùng tin.", None).await?,
            "feature" => newsroom::feature(tx, &STAFF, article.id).await?,
            _ => newsroom::unfeature(tx, &STAFF, article.id).await?,
        }
        Ok(())
    }

    async fn of_the_site(&mut self, tx: &mut Tx, name: &str) -> Done {
        let name_vi = format!("Tên thứ {}", self.turn);
        let words = Wording { name_vi: name_vi.clone(), about_vi: "Mới.".into(), ..Wording::default() };
        let category = self.one_of(&["tin-tuc", "chinh-sach"]);
        match name {
            "category" => {
                let seen = newsroom::category_version(tx, category).await?;
                newsroom::edit_category(tx, &STAFF, category, seen, words).await?;
            }
            "category order" => newsroom::move_category(tx, &STAFF, category, true).await?,
            "agency" => {
                let id = self.one_of(&["ubnd", "so-khoa-hoc"]);
                let seen = agencies::version(tx, id).await?;
                let new = AgencyWords { words, short_vi: String::new() };
                agencies::edit_agency(tx, &STAFF, id, seen, new).await?;
            }
            "agency end" => agencies::reopen_agency(tx, &STAFF, "so-thong-tin").await?,
            "plan theme" => {
                let id = self.one_of(&["giao-thong", "xe-buyt", "moi-truong"]);
                let seen = campaigns::version(tx, id).await?;
                campaigns::edit_theme(tx, &STAFF, id, seen, words).await?;
            }
            "plan" => {
                let plan = campaigns::campaigns(tx).await?.remove(0);
                let seen = campaigns::version(tx, plan.id).await?;
                let (number, starts, ends) = (format!("{}/KH-UBND", self.turn), plan.starts, plan.ends);
                let new = campaigns::Plan { words, number, starts, ends };
                campaigns::edit_campaign(tx, &STAFF, plan.id, seen, new).await?;
            }
            _ => {
                let seen = agencies::version_of_site(tx).await?;
                let new =
                    Site { name_vi, tagline_vi: "Của mọi người".into(), ..agencies::site(tx).await? };
                agencies::change_site(tx, &STAFF, seen, new).await?;
            }
        }
        Ok(())
    }

    async fn other(&mut self, tx: &mut Tx, name: &str) -> Done {
        let (turn, article) = (self.turn, self.article(tx).await);
        let note =
            |kind| NewEvent { kind, subject: "1".into(), actor: STAFF.name(), data: serde_json::Value::Null };
        match name {
            "move" => {
                let category = self.one_of(&["tin-tuc", "chinh-sach"]);
                newsroom::organise(tx, &STAFF, &[article.number], BulkOperation::Move(category)).await?;
            }
            "theme" => {
                let theme = self.one_of(&["giao-thong", "moi-truong"]);
                newsroom::organise(tx, &STAFF, &[article.number], BulkOperation::AddTheme(theme)).await?;
            }
            "redirect" => {
                let asks = RedirectRequest { old: format!("/cu/{turn}"), number: article.number };
                newsroom::lead_many(tx, &STAFF, &[asks]).await?;
            }
            "block" => {
                let seen = newsroom::block(tx, self.block).await?.ok_or("it was added")?.edition;
                let (body, name) = (from_markdown(&format!("Gọi 1022, lần {turn}.")), "Đường dây nóng");
                let edit = BlockEdit { seen, name, body, note: "Số mới." };
                let waits = proposed(newsroom::edit_block(tx, &STAFF, self.block, edit).await?);
                newsroom::force_block(tx, &STAFF, self.block, waits, "Số cũ đã ngừng.").await?;
            }
            "alias" => {
                let words = [format!("từ {turn}"), format!("lời {turn}")];
                let words = search::Words::parse(words.iter().map(String::as_str))?;
                search::add_alias(tx, &STAFF, &words).await?;
            }
            "picture" => {
                let blob = self.world.app.blobs().put(format!("<svg id=\"{turn}\"/>").into()).await?;
                let ubnd = self.world.id("ubnd");
                newsroom::add_picture(tx, &STAFF, ubnd, blob, "image/svg+xml", (1, 1)).await?;
            }
            "quiet" => tx.record_quietly(note("tax.weighed")),
            _ => tx.record(note("tax.raised")),
        }
        Ok(())
    }
}
