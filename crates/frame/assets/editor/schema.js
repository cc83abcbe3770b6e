// What a body may hold, as the program stores it: nothing else can be typed, pasted or dropped.
import { Schema } from "../vendor/prosemirror/prosemirror-model.js";

/** Whether a link may lead there; the program asks the same again. */
export const isSafeAddress = href =>
  !/[\s\u0000-\u001f\u007f-\u009f]/.test(href) &&
  (/^(https?:\/\/|mailto:|tel:)./i.test(href) || /^[#?]/.test(href) || /^\/(?![/\\])/.test(href));

const ENDINGS = {
  "image/svg+xml": "svg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/avif": "avif",
};

/** Where stored pictures are; set once from the field. */
export const pictures = { base: "" };

const pictureSource = ({ blob, kind }) => `${pictures.base}${blob}.${ENDINGS[kind] ?? "jpg"}`;

const text = name => element => element.getAttribute(`data-${name}`) ?? "";

const cell = tag => ({
  content: "paragraph",
  isolating: true,
  // The library asks for these; cells here are never joined.
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  tableRole: tag === "th" ? "header_cell" : "cell",
  parseDOM: [{ tag }],
  toDOM: () => (tag === "th" ? ["th", { scope: "col" }, 0] : ["td", 0]),
});

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      content: "inline*",
      group: "block",
      defining: true,
      attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map(n => ({ tag: `h${n}`, attrs: { level: Math.min(Math.max(n, 2), 4) } })),
      toDOM: node => [`h${node.attrs.level}`, 0],
    },
    bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ordered_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
    list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    quote: {
      content: "block+", group: "block", defining: true,
      parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0],
    },
    table: {
      content: "table_row+", group: "block", isolating: true, tableRole: "table",
      parseDOM: [{ tag: "table" }],
      toDOM: () => ["div", { class: "scroll" }, ["table", { class: "table" }, ["tbody", 0]]],
    },
    table_row: {
      content: "(table_header | table_cell)*", tableRole: "row",
      parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0],
    },
    table_header: cell("th"),
    table_cell: cell("td"),
    picture: {
      group: "block", atom: true, draggable: true,
      attrs: { blob: {}, kind: {}, width: {}, height: {}, alt: { default: "" }, caption: { default: "" } },
      parseDOM: [{
        tag: "figure[data-blob]",
        getAttrs: element => ({
          blob: text("blob")(element), kind: text("kind")(element),
          width: Number(text("width")(element)), height: Number(text("height")(element)),
          alt: text("alt")(element), caption: text("caption")(element),
        }),
      }],
      toDOM: ({ attrs }) => {
        const data = Object.fromEntries(Object.entries(attrs).map(([name, value]) => [`data-${name}`, value]));
        const { alt, width, height, caption } = attrs;
        const image = ["img", { src: pictureSource(attrs), alt, width, height, draggable: "false" }];
        return ["figure", { class: "figure", ...data }, image, ...(caption ? [["figcaption", caption]] : [])];
      },
    },
    rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    reuse: {
      group: "block", atom: true, draggable: true,
      attrs: { id: {} },
      parseDOM: [{ tag: "div[data-reuse]", getAttrs: element => ({ id: text("reuse")(element) }) }],
      toDOM: ({ attrs }) => ["div", { class: "editor-reuse", "data-reuse": attrs.id }],
    },
    text: { group: "inline" },
    hard_break: {
      inline: true, group: "inline", selectable: false,
      parseDOM: [{ tag: "br" }], toDOM: () => ["br"],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      excludes: "link cite",
      parseDOM: [{
        tag: "a[href]",
        getAttrs: element => {
          const href = (element.getAttribute("href") ?? "").trim();
          return isSafeAddress(href) ? { href } : false;
        },
      }],
      toDOM: mark => ["a", { href: mark.attrs.href, rel: "noopener" }, 0],
    },
    cite: {
      attrs: { reference: {} },
      inclusive: false,
      excludes: "cite link",
      parseDOM: [{ tag: "cite[data-reference]", getAttrs: element => ({ reference: text("reference")(element) }) }],
      toDOM: mark => ["cite", { class: "law", "data-reference": mark.attrs.reference, title: mark.attrs.reference }, 0],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    emphasis: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});
