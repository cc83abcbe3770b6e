// Word's lists: paragraphs that carry their bullet as text and their level in a style only Word reads.
import { rename, styleOf } from "./paste.js";

/** Makes real lists of them. */
export function unlist(body) {
  const paragraphs = [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")].filter(isItem);
  paragraphs.forEach(paragraph => {
    if (!paragraph.isConnected) return;
    const run = [paragraph];
    while (run.at(-1).nextElementSibling && isItem(run.at(-1).nextElementSibling)) run.push(run.at(-1).nextElementSibling);
    const place = body.ownerDocument.createElement("div");
    paragraph.before(place);
    place.replaceWith(...nested(run.map(about)));
  });
}

const listOf = element => styleOf(element, "mso-list");

const isItem = element =>
  /^l\d+\s+level\d+/.test(listOf(element)) ||
  (/MsoListParagraph/.test(element.className) && Boolean(marker(element)));

/** The element that holds the bullet. */
function marker(paragraph) {
  return [...paragraph.querySelectorAll("span")].find(span => listOf(span) === "ignore");
}

function about(paragraph) {
  const [, level = "1"] = /^l\d+\s+level(\d+)/.exec(listOf(paragraph)) ?? [];
  const bullet = marker(paragraph);
  const sign = (bullet?.textContent ?? "").replace(/[\s\u00a0]/g, "");
  bullet?.remove();
  // "1.", "a)", "iv.", "đ)", "1.2." count; "·", "-", "o", "§" do not.
  const ordered = /^(\d+(\.\d+)*|[a-zđ]{1,4})[.)]$|^\d+(\.\d+)+$|^\(\w{1,3}\)$/i.test(sign);
  return { level: Number(level), ordered, item: rename(paragraph, "li") };
}

/** Lists in lists by level; another kind on the first level begins another list. */
function nested(items) {
  const document = items[0].item.ownerDocument;
  const made = [];
  const open = [];
  for (const { level, ordered, item } of items) {
    const name = ordered ? "ol" : "ul";
    while (open.length > Math.max(level, 1)) open.pop();
    if (open.length === level && open.at(-1).localName !== name) open.pop();
    if (open.length < level || !open.length) {
      const list = document.createElement(name);
      const host = open.at(-1)?.lastElementChild;
      if (host) host.append(list);
      else made.push(list);
      open.push(list);
    }
    open.at(-1).append(item);
  }
  return made;
}
