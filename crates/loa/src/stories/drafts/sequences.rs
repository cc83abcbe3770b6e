//! Any steps in any order by anyone: a model beside knows the results that are allowed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;

use super::*;
use crate::testing::{Dice, on_both};
use newsroom::withdraw;

/// How many steps are tried with each seed.
const STEPS: usize = 250;

/// The model's knowledge of a draft: only from actions that succeeded.
struct Known {
    article: Option<Uuid>,
    lang: Lang,
    version: i64,
    title: String,
    wrote: BTreeSet<usize>,
    submitted: Option<usize>,
    /// The headline that stands approved.
    approved: Option<String>,
    open: bool,
}

/// Someone, and whether they may do anything here.
struct Someone {
    actor: Actor,
    reviews: bool,
    forces: bool,
    writes: bool,
}

struct Game {
    world: World,
    people: Vec<Someone>,
    known: BTreeMap<Uuid, Known>,
    /// Headlines that were published by force.
    forced: BTreeSet<String>,
    /// Headlines that were published as approved.
    published: BTreeSet<String>,
    articles: Vec<Uuid>,
    withdrawn: BTreeSet<Uuid>,
    made: usize,
    done: BTreeMap<&'static str, usize>,
}

#[tokio::test]
async fn no_order_of_steps_publishes_what_nobody_approved_or_loses_a_save() {
    for seed in [98, 1330] {
        on_both(|world| async move {
            let mut game = Game::new(world).await;
            let mut dice = Dice::new(seed);
            for step in 0..STEPS {
                let name = game.turn(&mut dice).await;
                *game.done.entry(name).or_default() += 1;
                game.check(&format!("seed {seed}, step {step}: {name}")).await;
            }
            // A run in which hardly anything succeeded would prove nothing.
            let (published, forced) = (game.published.len(), game.forced.len());
            assert!(published >= 3 && forced >= 2, "{published} published, {forced} forced: {:?}", game.done);
        })
        .await;
    }
}

impl Game {
    async fn new(world: World) -> Self {
        let mut people = Vec::new();
        for (name, role, agency) in [
            ("Biên tập một", Role::Editor, "so-khoa-hoc"),
            ("Biên tập hai", Role::Editor, "so-khoa-hoc"),
            ("Thẩm định một", Role::Reviewer, "so-khoa-hoc"),
            ("Thẩm định hai", Role::Reviewer, "so-khoa-hoc"),
            ("Điều phối", Role::Coordinator, ""),
            ("Biên tập nơi khác", Role::Editor, "so-thong-tin"),
            ("Theo dõi", Role::Reader, ""),
        ] {
            let actor = world.officer(name, role, agency).await.actor().await;
            let stranger = agency == "so-thong-tin" || role == Role::Reader;
            people.push(Someone {
                actor,
                writes: !stranger,
                reviews: matches!(role, Role::Reviewer | Role::Coordinator),
                forces: role == Role::Coordinator,
            });
        }
        let articles = vec![world.id("via-he"), world.id("trong-cay")];
        Self {
            world,
            people,
            known: BTreeMap::new(),
            forced: BTreeSet::new(),
            published: BTreeSet::new(),
            articles,
            withdrawn: BTreeSet::new(),
            made: 0,
            done: BTreeMap::new(),
        }
    }

    async fn turn(&mut self, dice: &mut Dice) -> &'static str {
        let who = dice.roll(self.people.len());
        let open: Vec<Uuid> = self.known.keys().copied().collect();
        if open.is_empty() || dice.roll(8) == 0 {
            return self.begin(dice, who).await;
        }
        // The newest are tried most, so that some come through.
        let id = open[open.len() - 1 - dice.roll(open.len().min(4))];
        // Every second turn does the step that would come next; the others do anything.
        if dice.roll(2) == 0 {
            let (writer, judge, any) = (dice.roll(2), 2 + dice.roll(3), dice.roll(5));
            return match now(&self.world, id).await.stage {
                Stage::Writing if self.known[&id].wrote.is_empty() => self.write(dice, writer, id).await,
                Stage::Writing => self.submit(dice, writer, id).await,
                Stage::Review => self.approve(dice, judge, id).await,
                Stage::Approved => self.schedule(dice, any, id).await,
                Stage::Scheduled => self.wait(dice).await,
                Stage::Published | Stage::Dropped => self.begin(dice, any).await,
            };
        }
        match dice.roll(16) {
            0..=2 => self.write(dice, who, id).await,
            3..=4 => self.submit(dice, who, id).await,
            5..=7 => self.approve(dice, who, id).await,
            8 => self.back(dice, who, id).await,
            9..=10 => self.schedule(dice, who, id).await,
            11 => self.publish(who, id).await,
            12 => self.force(dice, who, id).await,
            13 => self.withdraw(dice, who).await,
            _ => self.wait(dice).await,
        }
    }

    async fn begin(&mut self, dice: &mut Dice, who: usize) -> &'static str {
        let someone = &self.people[who];
        let article = (dice.roll(2) == 0).then(|| *dice.pick(&self.articles));
        let lang = *dice.pick(&[Lang::Vi, Lang::En]);
        let (agency, category) = (self.world.id("so-khoa-hoc"), self.world.id("tin-tuc"));
        let begun = match (article, lang) {
            (None, _) => {
                act!(self.world, start, &someone.actor, lang, agency, category, self.world.app.zone())
            }
            (Some(article), Lang::Vi) => act!(self.world, start_correction, &someone.actor, article, lang),
            (Some(article), Lang::En) => act!(self.world, start_translation, &someone.actor, article, lang),
        };
        let Ok(id) = begun else { return "begin refused" };
        assert!(someone.writes);
        assert!(!article.is_some_and(|article| self.withdrawn.contains(&article)));
        let title = now(&self.world, id).await.words.text.title;
        let known = Known {
            article,
            lang,
            version: 1,
            title,
            wrote: BTreeSet::new(),
            submitted: None,
            approved: None,
            open: true,
        };
        self.known.insert(id, known);
        "begin"
    }

    async fn write(&mut self, dice: &mut Dice, who: usize, id: Uuid) -> &'static str {
        self.made += 1;
        let present = now(&self.world, id).await;
        let said = words(&present, &format!("Bài thứ {} của tuần", self.made));
        let seen = present.version - i64::from(dice.roll(4) == 0);
        let saved = act!(self.world, save, &self.people[who].actor, id, seen, said.clone());
        let known = self.known.get_mut(&id).expect("known");
        match saved {
            Ok(version) => {
                assert!(self.people[who].writes && known.open && known.approved.is_none());
                assert_eq!((seen, version), (known.version, known.version + 1));
                (known.version, known.title) = (version, said.text.title);
                known.wrote.insert(who);
                "write"
            }
            Err(_) => "write refused",
        }
    }

    async fn submit(&mut self, dice: &mut Dice, who: usize, id: Uuid) -> &'static str {
        let known = self.known.get_mut(&id).expect("known");
        let seen = known.version - i64::from(dice.roll(6) == 0);
        let zone = self.world.app.zone();
        if act!(self.world, submit, &self.people[who].actor, id, seen, zone).is_err() {
            return "submit refused";
        }
        assert!(self.people[who].writes && seen == known.version && known.open);
        known.submitted = Some(who);
        "submit"
    }

    async fn approve(&mut self, dice: &mut Dice, who: usize, id: Uuid) -> &'static str {
        let known = self.known.get_mut(&id).expect("known");
        let seen = known.version - i64::from(dice.roll(6) == 0);
        if act!(self.world, approve, &self.people[who].actor, id, seen, self.world.app.zone()).is_err() {
            return "approve refused";
        }
        assert!(self.people[who].reviews && self.people[who].writes, "only who reviews approves");
        assert_eq!(seen, known.version, "only what was seen is approved");
        assert!(
            !known.wrote.contains(&who) && known.submitted != Some(who),
            "nobody approves their own text"
        );
        known.approved = Some(known.title.clone());
        "approve"
    }

    async fn back(&mut self, dice: &mut Dice, who: usize, id: Uuid) -> &'static str {
        let actor = &self.people[who].actor;
        let (name, done) = match dice.roll(6) {
            0..=2 => ("take back", act!(self.world, take_back, actor, id)),
            3..=4 => ("send back", act!(self.world, send_back, actor, id, "Xem lại.")),
            _ => ("drop", act!(self.world, drop_draft, actor, id)),
        };
        if done.is_err() {
            return "back refused";
        }
        assert!(self.people[who].writes);
        let known = self.known.get_mut(&id).expect("known");
        known.approved = None;
        known.open = name != "drop";
        name
    }

    async fn schedule(&mut self, dice: &mut Dice, who: usize, id: Uuid) -> &'static str {
        let actor = &self.people[who].actor;
        if dice.roll(5) == 0 {
            return match act!(self.world, unschedule, actor, id) {
                Ok(()) => "unschedule",
                Err(_) => "unschedule refused",
            };
        }
        let wait = SignedDuration::from_secs(i64::try_from(dice.roll(90)).expect("small") - 10);
        let at = self.world.app.db().clock().now() + wait;
        if act!(self.world, schedule, actor, id, at, self.world.app.zone()).is_err() {
            return "schedule refused";
        }
        assert!(self.known[&id].approved.is_some() && self.people[who].writes);
        "schedule"
    }

    async fn publish(&mut self, who: usize, id: Uuid) -> &'static str {
        let zone = self.world.app.zone();
        if act!(self.world, publish_draft, &self.people[who].actor, id, zone).is_err() {
            return "publish refused";
        }
        assert!(self.people[who].writes);
        self.went_out(id).await;
        "publish"
    }

    /// It is public now; it must be the text that was approved.
    async fn went_out(&mut self, id: Uuid) {
        let known = self.known.get_mut(&id).expect("known");
        let approved = known.approved.take();
        assert_eq!(approved.as_ref(), Some(&known.title), "what was published was approved as it is");
        assert!(!known.article.is_some_and(|article| self.withdrawn.contains(&article)));
        known.open = false;
        self.published.insert(known.title.clone());
        let article = now(&self.world, id).await.article.expect("an article");
        if !self.articles.contains(&article) && known.lang == Lang::Vi {
            self.articles.push(article);
        }
    }

    async fn force(&mut self, dice: &mut Dice, who: usize, id: Uuid) -> &'static str {
        let seen = self.known[&id].version - i64::from(dice.roll(4) == 0);
        let zone = self.world.app.zone();
        // The person with the permission is tried more often than the others, or it would hardly ever happen.
        let who = if dice.roll(2) == 0 { 4 } else { who };
        if act!(self.world, force, &self.people[who].actor, id, seen, "Gấp.", zone).is_err() {
            return "force refused";
        }
        let known = self.known.get_mut(&id).expect("known");
        assert!(self.people[who].forces && seen == known.version && known.approved.is_none());
        known.open = false;
        self.forced.insert(known.title.clone());
        "force"
    }

    async fn withdraw(&mut self, dice: &mut Dice, who: usize) -> &'static str {
        let article = *dice.pick(&self.articles);
        if self.articles.len() < 4
            || act!(self.world, withdraw, &self.people[who].actor, article, "Nhầm.", None).is_err()
        {
            return "withdraw refused";
        }
        self.withdrawn.insert(article);
        "withdraw"
    }

    /// Time passes, mostly forward, and the worker does the jobs that are due.
    async fn wait(&mut self, dice: &mut Dice) -> &'static str {
        let clock = self.world.app.db().clock().clone();
        let seconds = i64::try_from(dice.roll(60)).expect("small") - 8;
        clock.set(clock.now() + SignedDuration::from_secs(seconds));
        let before: Vec<(Uuid, Stage)> = self.stages().await;
        do_jobs(&self.world).await;
        for (id, stage) in before {
            let present = now(&self.world, id).await;
            match (stage, present.stage) {
                (before, after) if before == after => {}
                (Stage::Scheduled, Stage::Published) => self.went_out(id).await,
                (Stage::Scheduled, Stage::Writing) => {
                    self.known.get_mut(&id).expect("known").approved = None;
                }
                (before, after) => panic!("the worker took {id} from {before:?} to {after:?}"),
            }
        }
        "wait"
    }

    async fn stages(&self) -> Vec<(Uuid, Stage)> {
        let mut stages = Vec::new();
        for id in self.known.keys() {
            stages.push((*id, now(&self.world, *id).await.stage));
        }
        stages
    }

    /// The rules that must hold after every step.
    async fn check(&self, after: &str) {
        let mut open = BTreeSet::new();
        for (id, known) in &self.known {
            let present = now(&self.world, *id).await;
            let kept = (present.version, present.words.text.title.as_str(), present.stage.is_open());
            assert_eq!(kept, (known.version, known.title.as_str(), known.open), "{after}");
            if let Some(article) = known.article
                && known.open
            {
                assert!(open.insert((article, known.lang.code())), "two open drafts; {after}");
            }
            let stands = matches!(present.stage, Stage::Approved | Stage::Scheduled);
            assert_eq!(stands, known.approved.is_some(), "{after}");
        }
        let db = self.world.app.db();
        for article in self.articles.iter().copied() {
            for lang in [Lang::Vi, Lang::En] {
                for edition in newsroom::editions(db, article, lang).await.expect("answered") {
                    let title = edition.text.title;
                    if title.starts_with("Bài thứ") {
                        let (set, other) = if edition.forced.is_empty() {
                            (&self.published, "approved")
                        } else {
                            (&self.forced, "forced")
                        };
                        assert!(set.contains(&title), "`{title}` is public and was not {other}; {after}");
                    }
                }
            }
        }
    }
}
