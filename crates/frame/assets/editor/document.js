// Between the program's document (JSON with nested marks) and the editor's (flat marks).
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/** The editor's node for a document. What it does not know is left out. */
export function toNode(json) {
  const list = filled((json?.blocks ?? []).flatMap(block));
  return nodes.doc.create(null, needsEnd(list.at(-1)) ? [...list, nodes.paragraph.create()] : list);
}

/** Whether nobody could write after it: a finger cannot be put behind a table at the end. */
export const needsEnd = node => node.isAtom || node.type === nodes.table || node.type === nodes.rule;

/** The document for the editor's node, without empty paragraphs at its end. */
export function fromNode(doc) {
  const list = blocks(doc);
  while (list.length && list.at(-1).type === "paragraph" && !list.at(-1).text.length) list.pop();
  return { blocks: list };
}

const filled = list => (list.length ? list : [nodes.paragraph.create()]);

function block(json) {
  switch (json.type) {
    case "paragraph": return [nodes.paragraph.create(null, inline(json.text))];
    case "heading": return [nodes.heading.create({ level: json.level }, inline(json.text))];
    case "list": {
      const items = json.items.map(item => nodes.list_item.create(null, filled(item.flatMap(block))));
      return items.length ? [(json.ordered ? nodes.ordered_list : nodes.bullet_list).create(null, items)] : [];
    }
    case "quote": return [nodes.quote.create(null, filled(json.blocks.flatMap(block)))];
    case "table": {
      const width = Math.max(1, ...[json.head, ...json.rows].map(row => row.length));
      const row = (type, cells) => nodes.table_row.create(null, Array.from({ length: width }, (_, index) =>
        type.create(null, nodes.paragraph.create(null, inline(cells[index] ?? [])))));
      const rows = json.rows.map(cells => row(nodes.table_cell, cells));
      return [nodes.table.create(null, [row(nodes.table_header, json.head), ...rows])];
    }
    case "picture": {
      const { blob, kind, width, height, alt, caption } = json;
      return [nodes.picture.create({ blob, kind, width, height, alt, caption })];
    }
    case "rule": return [nodes.rule.create()];
    case "reuse": return [nodes.reuse.create({ id: json.id })];
    default: return [];
  }
}

function inline(runs, around = []) {
  return runs.flatMap(run => {
    const inside = mark => inline(run.text, mark.addToSet(around));
    switch (run.type) {
      case "text": return run.text ? [schema.text(run.text, around)] : [];
      case "break": return [nodes.hard_break.create(null, null, around)];
      case "strong": return inside(marks.strong.create());
      case "emphasis": return inside(marks.emphasis.create());
      case "link": return inside(marks.link.create({ href: run.href }));
      case "cite": return inside(marks.cite.create({ reference: run.reference }));
      default: return [];
    }
  });
}

const children = node => Array.from({ length: node.childCount }, (_, index) => node.child(index));

const blocks = node => children(node).map(written);

function written(node) {
  switch (node.type) {
    case nodes.heading: return { type: "heading", level: node.attrs.level, text: runs(node) };
    case nodes.bullet_list:
    case nodes.ordered_list:
      return { type: "list", ordered: node.type === nodes.ordered_list, items: children(node).map(blocks) };
    case nodes.quote: return { type: "quote", blocks: blocks(node) };
    case nodes.table: {
      const [head, ...rows] = children(node).map(row => children(row).map(cell => runs(cell.firstChild)));
      return { type: "table", head, rows };
    }
    case nodes.picture: return { type: "picture", ...node.attrs };
    case nodes.rule: return { type: "rule" };
    case nodes.reuse: return { type: "reuse", id: node.attrs.id };
    default: return { type: "paragraph", text: runs(node) };
  }
}

const runs = node => nest(children(node), []);

/** The mark that reaches farthest goes around the others, as the program nests them. */
function nest(list, around) {
  const out = [];
  for (let at = 0; at < list.length;) {
    const reach = mark => {
      let end = at;
      while (end < list.length && mark.isInSet(list[end].marks)) end += 1;
      return end - at;
    };
    const free = list[at].marks.filter(mark => !mark.isInSet(around));
    const mark = free.reduce((best, one) => (!best || reach(one) > reach(best) ? one : best), null);
    if (!mark) {
      out.push(list[at].isText ? { type: "text", text: list[at].text } : { type: "break" });
      at += 1;
      continue;
    }
    const length = reach(mark);
    const text = nest(list.slice(at, at + length), [...around, mark]);
    out.push({ type: mark.type.name, ...mark.attrs, text });
    at += length;
  }
  return joined(out);
}

/** Neighbouring plain texts are one run. */
const joined = list => list.reduce((out, run) => {
  const before = out.at(-1);
  if (before?.type === "text" && run.type === "text") before.text += run.text;
  else out.push(run);
  return out;
}, []);
