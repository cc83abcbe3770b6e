//! Officers at the desk of the demonstration, by the doors that a browser takes.

use serde_json::json;

use super::client::{Answer, Client};

const SIGN_IN: &str = "/lam-viec/dang-nhap";
const DRAFTS: &str = "/lam-viec/ban-thao";

/// Someone with a session and a connection of their own.
pub(super) struct Officer {
    client: Client,
    cookie: String,
}

/// The words of a draft.
pub(super) struct Words {
    pub(super) title: String,
    /// The body as the editor sends it.
    pub(super) document: String,
}

impl Words {
    /// A headline and paragraphs.
    pub(super) fn new(title: String, paragraphs: &[String]) -> Self {
        let block =
            |text: &String| json!({ "type": "paragraph", "text": [{ "type": "text", "text": text }] });
        let blocks: Vec<_> = paragraphs.iter().map(block).collect();
        Self { title, document: json!({ "blocks": blocks }).to_string() }
    }
}

impl Officer {
    /// Tries a role whose name begins so.
    ///
    /// # Errors
    /// When there is none, or the desk does not answer as it should; so for all here.
    pub(super) fn try_role(address: &str, role: &str) -> Result<Self, String> {
        let mut client = Client::connect(address)?;
        let page = client.get(SIGN_IN, &[])?.expect(200)?.text();
        let person = choice(&page, "name=\"person\"", role).ok_or(format!("no role is called {role}"))?;
        let answer = client.post(&format!("{SIGN_IN}/thu"), &[], &[("person", &person)])?.expect(303)?;
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
        let cookie = cookie.ok_or("trying a role gave no session")?.to_owned();
        Ok(Self { client, cookie })
    }

    /// The same session on a new connection, after the server was started again.
    pub(super) fn again(&self, address: &str) -> Result<Self, String> {
        Ok(Self { client: Client::connect(address)?, cookie: self.cookie.clone() })
    }

    /// Begins a draft of the agency that comes first; answers its address.
    pub(super) fn start(&mut self, category: &str) -> Result<String, String> {
        let page = self.get(DRAFTS)?.expect(200)?.text();
        let select = |name: &str| {
            let (_, rest) = page.split_once(&format!("<select id=\"{name}\" name=\"{name}\""))?;
            rest.split("</select>").next()
        };
        let agency =
            select("agency").and_then(|list| choice(list, "<option", "")).ok_or("no agency to write for")?;
        let category = select("category").and_then(|list| choice(list, "<option", category));
        let category = category.ok_or("no such category to write in")?;
        let fields = [("lang", "vi"), ("agency", agency.as_str()), ("category", category.as_str())];
        let answer = self.post(DRAFTS, &fields)?.expect(303)?;
        Ok(answer.header("location").ok_or("a new draft has no address")?.to_owned())
    }

    /// Saves by itself, as the page does while someone writes, on top of a version; answers the new one.
    pub(super) fn autosave(&mut self, draft: &str, version: u64, words: &Words) -> Result<u64, String> {
        let version = version.to_string();
        let answer = self.post(&format!("{draft}/luu"), &fields(&version, words))?.expect(200)?;
        let said: serde_json::Value =
            serde_json::from_slice(&answer.body).map_err(|error| format!("{draft}: {error}"))?;
        said["version"].as_u64().ok_or_else(|| format!("{draft}: a save without a version"))
    }

    /// Saves and submits.
    pub(super) fn submit(&mut self, draft: &str, words: &Words) -> Result<(), String> {
        let mut fields = fields("1", words);
        // Warnings of the lint do not matter here.
        fields.push(("step", "du-vay"));
        let answer = self.post(draft, &fields)?.expect(303)?;
        let done = answer.header("location").is_some_and(|to| to.ends_with("trinh"));
        if done { Ok(()) } else { Err(format!("{draft} was not submitted")) }
    }

    /// Takes a step of a draft's way, such as `duyet`, with the version that was seen.
    pub(super) fn step(&mut self, draft: &str, step: &str, version: u64) -> Result<(), String> {
        let version = version.to_string();
        self.post(&format!("{draft}/buoc/{step}"), &[("version", &version)])?.expect(303)?;
        Ok(())
    }

    /// A draft's newest version and its page.
    pub(super) fn read(&mut self, draft: &str) -> Result<(u64, String), String> {
        let page = self.get(draft)?.expect(200)?.text();
        let version =
            page.split_once("name=\"version\" value=\"").and_then(|(_, rest)| rest.split('"').next());
        let version = version.and_then(|version| version.parse().ok());
        Ok((version.ok_or_else(|| format!("{draft} shows no version"))?, page))
    }

    /// Asks for a page of the desk.
    pub(super) fn get(&mut self, path: &str) -> Result<Answer, String> {
        self.client.get(path, &[("Cookie", &self.cookie)])
    }

    /// Sends a form to the desk.
    pub(super) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, String> {
        self.client.post(path, &[("Cookie", &self.cookie), ("Accept", "application/json")], fields)
    }
}

impl Officer {
    /// Sends a form in parts to the desk.
    pub(super) fn post_parts(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, String> {
        self.client.post_parts(path, &[("Cookie", &self.cookie)], fields)
    }
}

fn fields<'a>(version: &'a str, words: &'a Words) -> Vec<(&'a str, &'a str)> {
    let summary = "Thông tin để người dân trên địa bàn biết và thực hiện.";
    vec![
        ("version", version),
        ("title", &words.title),
        ("summary", summary),
        ("document", &words.document),
        ("author", ""),
        ("source", ""),
    ]
}

/// The value of the first element `mark` whose text begins with `name`.
pub(super) fn choice(page: &str, mark: &str, name: &str) -> Option<String> {
    page.split(mark).skip(1).find_map(|rest| {
        let (tag, after) = rest.split_once('>')?;
        let (_, value) = tag.split_once("value=\"")?;
        after
            .starts_with(name)
            .then(|| value.split('"').next().unwrap_or_default().to_owned())
            .filter(|value| !value.is_empty())
    })
}
