// What is pasted from Word, Google Docs, LibreOffice, Excel and web pages, made clean before the editor reads it.
// The page is parsed apart (DOMParser): nothing in it runs, loads or is seen.
import { unlist } from "./word.js";

/** Text as it is stored: NFC, plain spaces, the Vietnamese letter Đ. The program does the same again, more carefully. */
export function cleanText(text) {
  const composed = text.normalize("NFC").replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, "");
  // Old fonts' Ð and ð are other letters that look alike; only Vietnamese text has the letters asked for here.
  return /[ăâđêôơưĂÂÊÔƠƯ\u1ea0-\u1ef9]/.test(composed) ? composed.replaceAll("Ð", "Đ").replaceAll("ð", "đ") : composed;
}

/** The attributes that say something once styles were read. */
const KEPT = ["href", "colspan", "rowspan"];

const BLOCKS = "p,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,table,div,section,article,pre,dl,dt,dd,figure";

/** Clean HTML, and how many pictures had to stay behind. */
export function cleanHtml(html) {
  const page = new DOMParser().parseFromString(disarmed(html), "text/html");
  // Copied in this editor: it is clean, and knows where it was cut.
  if (page.querySelector("[data-pm-slice]")) return { html, pictures: 0 };
  const body = page.body;
  drop(page);
  const pictures = body.querySelectorAll("img, picture, svg, video, object").length;
  body.querySelectorAll("img, picture, svg, video, audio, object, iframe").forEach(element => element.remove());
  unlist(body);
  headings(body);
  marks(body);
  links(body);
  lists(body);
  tables(body);
  texts(body);
  empty(body);
  return { html: body.innerHTML, pictures };
}

/**
 * The page's policy holds in a parsed page too: styles in it would be unread, and each would be reported. So they get
 * another name, by which they can be read; what would run or style goes.
 */
const disarmed = html => html
  .replace(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
  .replace(/<[a-z][^<>]*>/gi, tag => tag.replace(/([\s"'])(style|on\w+)(\s*=)/gi, "$1data-$2$3"));

/** What a style says about something, in lower case. */
export const styleOf = (element, name) => {
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(element.dataset.style ?? "");
  return found ? found[1].trim().toLowerCase() : "";
};

/** What is not text: comments (Word's conditions are some), styles, scripts, form fields, marks of other programs. */
function drop(page) {
  const comments = [];
  // The parser makes comments of Word's `<![if …]>` too.
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach(comment => comment.remove());
  page.querySelectorAll("br.Apple-interchange-newline").forEach(line => line.remove());
  page.querySelectorAll(
    "style, script, meta, link, title, xml, template, noscript, button, select, input, textarea, col, colgroup, " +
    "[data-style*='mso-element:comment'], [data-style*='mso-hide:all'], .MsoCommentReference",
  ).forEach(element => element.remove());
  // o:p, st1:place, w:sdt and the like: only their words stay.
  [...page.body.querySelectorAll("*")].filter(element => element.localName.includes(":")).forEach(unwrap);
  page.querySelectorAll("[data-style*='mso-tab-count']").forEach(tab => tab.replaceWith(" "));
}

export function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

/** Gives an element another name, and keeps what is in it. */
export function rename(element, name) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** Titles, and paragraphs that Word calls headings only in their style. */
function headings(body) {
  body.querySelectorAll("p").forEach(element => {
    const level = styleOf(element, "mso-outline-level");
    const style = element.className;
    if (/^(MsoTitle|title)$/i.test(style)) rename(element, "h2");
    else if (/^(MsoSubtitle|subtitle)$/i.test(style)) rename(element, "h3");
    else if (/^[1-8]$/.test(level)) rename(element, `h${Math.min(Math.max(Number(level), 1), 6)}`);
  });
  // A heading is strong by itself.
  body.querySelectorAll("h1, h2, h3, h4, h5, h6").forEach(heading => {
    heading.querySelectorAll("b, strong").forEach(unwrap);
    heading.querySelectorAll("[data-style]").forEach(element => {
      element.dataset.style = element.dataset.style.replace(/font-weight/gi, "-");
    });
  });
}

/** Strong and emphasis, which many programs say with a style only; and those that the style takes back. */
function marks(body) {
  [...body.querySelectorAll("*")].reverse().forEach(element => {
    const fontWeight = styleOf(element, "font-weight");
    const fontStyle = styleOf(element, "font-style");
    const name = element.localName;
    const bold = /^(bold|bolder|[6-9]00)$/.test(fontWeight);
    const italic = /^(italic|oblique)/.test(fontStyle);
    const plain = /^(normal|[1-5]00)$/.test(fontWeight);
    const upright = fontStyle === "normal";
    [...element.attributes].filter(({ name }) => !KEPT.includes(name)).forEach(({ name }) => element.removeAttribute(name));
    if (/^h[1-6]$/.test(name)) return;
    if (bold && !/^(b|strong|th)$/.test(name)) inside(element, "strong");
    if (italic && !/^(i|em)$/.test(name)) inside(element, "em");
    if ((/^(b|strong)$/.test(name) && plain) || (/^(i|em)$/.test(name) && upright)) unwrap(element);
    else if (/^(b|strong|i|em|a)$/.test(name) && element.querySelector(BLOCKS)) {
      // A mark around blocks belongs into each of them.
      const mark = /^[bs]/.test(name) ? "strong" : "em";
      if (name !== "a") [...element.querySelectorAll("p, h1, h2, h3, h4, li, td, th")]
        .filter(block => !block.querySelector(BLOCKS)).forEach(block => inside(block, mark));
      unwrap(element);
    }
  });
}

/** Puts a mark around everything in an element, block by block. */
function inside(element, mark) {
  const inner = [...element.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li, td, th")].filter(block => !block.querySelector(BLOCKS));
  (inner.length ? inner : [element]).forEach(block => {
    if (!block.textContent.trim()) return;
    const wrapped = block.ownerDocument.createElement(mark);
    wrapped.append(...block.childNodes);
    block.append(wrapped);
  });
}

/** Links to places in the other document lead nowhere here; Google's lead by way of Google. */
function links(body) {
  body.querySelectorAll("a").forEach(link => {
    const href = (link.getAttribute("href") ?? "").trim();
    const by = /^https:\/\/www\.google\.com\/url\?/.test(href) && new URL(href).searchParams.get("q");
    if (by) link.setAttribute("href", by);
    else if (!href || href.startsWith("#") || !link.textContent.trim()) unwrap(link);
  });
}

/** Lists that stand in lists without an item around them, as Google Docs and old Word make them. */
function lists(body) {
  body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol").forEach(inner => {
    const before = inner.previousElementSibling;
    if (before?.localName === "li") before.append(inner);
    else inner.replaceWith(...inner.children);
  });
  body.querySelectorAll("li").forEach(item => {
    if (!/^(ul|ol)$/.test(item.parentElement.localName)) rename(item, "p");
  });
}

/** Tables with one text in each cell, joined cells spread out; one that only lays a page out becomes its texts. */
function tables(body) {
  [...body.querySelectorAll("table")].reverse().forEach(table => {
    const rows = [...table.rows];
    const wide = rows.filter(row => row.cells.length > 1).length;
    if (wide < 2 || table.querySelector("table")) {
      const parts = rows.flatMap(row => [...row.cells]).map(cell => rename(cell, "div"));
      table.replaceWith(...parts);
      return;
    }
    table.querySelectorAll("caption").forEach(caption => table.before(rename(caption, "p")));
    spread(rows);
    table.querySelectorAll("td, th").forEach(oneText);
  });
}

/** A cell that reached over others leaves empty ones beside and below it. */
function spread(rows) {
  rows.forEach((row, at) => [...row.cells].forEach(cell => {
    const { colSpan, rowSpan } = cell;
    const column = cell.cellIndex;
    cell.removeAttribute("colspan");
    cell.removeAttribute("rowspan");
    const blank = () => row.ownerDocument.createElement("td");
    for (let more = 1; more < Math.min(colSpan, 50); more += 1) cell.after(blank());
    for (let below = 1; below < Math.min(rowSpan, 500) && rows[at + below]; below += 1) {
      for (let more = 0; more < Math.min(colSpan, 50); more += 1) {
        rows[at + below].insertBefore(blank(), rows[at + below].cells[column] ?? null);
      }
    }
  }));
}

/** The blocks of a cell become lines of one text. */
function oneText(cell) {
  cell.querySelectorAll(BLOCKS).forEach(block => {
    if (block.previousSibling && block.textContent.trim()) block.before(cell.ownerDocument.createElement("br"));
    if (block.nextSibling && block.textContent.trim() && !block.nextElementSibling?.matches(BLOCKS)) {
      block.after(cell.ownerDocument.createElement("br"));
    }
  });
  cell.querySelectorAll(BLOCKS).forEach(unwrap);
}

function texts(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = cleanText(walker.currentNode.data).replace(/[\s\u00a0]+/g, " ");
  }
}

/** Paragraphs, items and marks that say nothing; line breaks at the end of a block. */
function empty(body) {
  [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote, strong, em, b, i, a, span, div")].reverse()
    .filter(element => !element.textContent.trim() && !element.querySelector("table, hr"))
    .forEach(element => element.replaceWith(...(/^(p|h\d|li|ul|ol|blockquote|div)$/.test(element.localName) ? [] : element.childNodes)));
  body.querySelectorAll("br").forEach(line => {
    // Between blocks a line break is an empty line.
    if (!line.parentElement.closest(BLOCKS) && body.querySelector(BLOCKS)) line.remove();
  });
}

/** Plain text: empty lines part paragraphs; where there are none, each line is one. */
export function plainParagraphs(text) {
  const clean = cleanText(text.replace(/\r\n?/g, "\n")).replace(/[ \t\u00a0]+/g, " ");
  const loose = /\n[ ]*\n/.test(clean.trim());
  return clean.trim().split(loose ? /\n[ ]*\n\s*/ : /\n/)
    .map(part => part.split("\n").map(line => line.trim()).filter(Boolean))
    .filter(lines => lines.length);
}
