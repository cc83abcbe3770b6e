// What buttons and keys do, without any page around them.
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark, wrapIn, lift } from "../vendor/prosemirror/prosemirror-commands.js";
import { redo, undo } from "../vendor/prosemirror/prosemirror-history.js";
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "../vendor/prosemirror/prosemirror-inputrules.js";
import { liftListItem, sinkListItem, splitListItem, wrapRangeInList } from "../vendor/prosemirror/prosemirror-schema-list.js";
import { Plugin, TextSelection } from "../vendor/prosemirror/prosemirror-state.js";
import { addRowAfter, goToNextCell, isInTable } from "../vendor/prosemirror/prosemirror-tables.js";
import { needsEnd } from "./document.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/** The nearest node of a kind around the selection. */
export function around(state, ...types) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (types.includes($from.node(depth).type)) return { node: $from.node(depth), depth, pos: $from.before(depth) };
  }
  return null;
}

/** Whether a mark is on, for the next letter or for anything selected. */
export function isMarked(state, type) {
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

export const strong = toggleMark(marks.strong);
export const emphasis = toggleMark(marks.emphasis);
export const paragraph = setBlockType(nodes.paragraph);
export const heading = level => (state, dispatch) =>
  (around(state, nodes.heading)?.node.attrs.level === level ? paragraph : setBlockType(nodes.heading, { level }))(state, dispatch);

/** Makes a list, takes it away, or changes its kind. */
export const list = type => (state, dispatch) => {
  const inside = around(state, nodes.bullet_list, nodes.ordered_list);
  if (!inside) {
    const range = state.selection.$from.blockRange(state.selection.$to);
    if (!range || isInTable(state)) return false;
    const tr = dispatch ? state.tr : null;
    if (!wrapRangeInList(tr, range, type)) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  }
  if (inside.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
  dispatch?.(state.tr.setNodeMarkup(inside.pos, type));
  return true;
};

export const quote = (state, dispatch) =>
  around(state, nodes.quote) ? lift(state, dispatch) : wrapIn(nodes.quote)(state, dispatch);

/** Puts a block where the cursor is, and the cursor into what follows it; an empty paragraph gives way to it. */
export const insertBlock = (node, inside = false) => (state, dispatch) => {
  const { $from, $to } = state.selection;
  if (isInTable(state)) return false;
  if (dispatch) {
    const tr = state.tr;
    const empty = $from.parent.isTextblock && $from.parent.content.size === 0;
    const from = empty ? $from.before() : $to.depth ? $to.after() : state.selection.to;
    tr.replaceWith(empty ? from : from, empty ? $from.after() : from, node);
    const end = from + node.nodeSize;
    if (inside) tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)));
    else {
      if (!tr.doc.resolve(end).nodeAfter?.isTextblock) tr.insert(end, nodes.paragraph.create());
      tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1)));
    }
    dispatch(tr.scrollIntoView());
  }
  return true;
};

export const rule = insertBlock(nodes.rule.create());

export function newTable(rows, columns) {
  const row = type => nodes.table_row.create(null, Array.from({ length: columns }, () => type.createAndFill()));
  return nodes.table.create(null, [row(nodes.table_header), ...Array.from({ length: rows - 1 }, () => row(nodes.table_cell))]);
}

const lineBreak = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
};

const inTable = command => (state, dispatch, view) => isInTable(state) && command(state, dispatch, view);

/** To the next cell; behind the last one, to a new row. */
const nextCell = (state, dispatch, view) => {
  if (!isInTable(state) || goToNextCell(1)(state, dispatch)) return isInTable(state);
  if (dispatch) {
    addRowAfter(state, dispatch);
    goToNextCell(1)(view.state, view.dispatch);
  }
  return true;
};

/** Keys of the text; `open` opens dialogs. Escape lets the next Tab leave the field. */
export function keys(open) {
  let leaving = false;
  const unless = command => (state, dispatch, view) => {
    const left = leaving;
    leaving = false;
    return !left && command(state, dispatch, view);
  };
  return {
    ...baseKeymap,
    "Mod-b": strong, "Mod-B": strong, "Mod-i": emphasis, "Mod-I": emphasis,
    "Mod-k": open("link"), "Mod-z": chainCommands(undo), "Mod-y": redo, "Shift-Mod-z": redo, "Shift-Mod-Z": redo,
    "Mod-Alt-0": paragraph, "Mod-Alt-2": heading(2), "Mod-Alt-3": heading(3), "Mod-Alt-4": heading(4),
    "Shift-Mod-7": list(nodes.ordered_list), "Shift-Mod-8": list(nodes.bullet_list),
    Enter: chainCommands(open("selected"), inTable(lineBreak), splitListItem(nodes.list_item), baseKeymap.Enter),
    "Shift-Enter": chainCommands(exitCode, lineBreak),
    Backspace: chainCommands(undoInputRule, baseKeymap.Backspace),
    Escape: () => ((leaving = true), false),
    Tab: unless(chainCommands(nextCell, sinkListItem(nodes.list_item))),
    "Shift-Tab": unless(chainCommands(inTable(goToNextCell(-1)), liftListItem(nodes.list_item))),
    "Alt-F10": open("toolbar"),
  };
}

/** Short ways of typing, as in Markdown. */
export const typing = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, match => ({ level: match[1].length })),
    wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
    wrappingInputRule(/^1[.)]\s$/, nodes.ordered_list),
    wrappingInputRule(/^>\s$/, nodes.quote),
    new InputRule(/^---$/, (state, match, start, end) =>
      isInTable(state) ? null : state.tr.delete(start, end).replaceSelectionWith(nodes.rule.create())),
  ],
});

/** The first row of a table names its columns, and the text can be gone on with, whatever was added, removed or pasted. */
export const shape = new Plugin({
  appendTransaction(transactions, _, state) {
    if (!transactions.some(one => one.docChanged)) return null;
    const tr = state.tr;
    state.doc.descendants((node, pos) => {
      if (node.type !== nodes.table) return !node.isTextblock;
      node.forEach((row, offset, index) => row.forEach((cell, inner) => {
        const type = index === 0 ? nodes.table_header : nodes.table_cell;
        if (cell.type !== type) tr.setNodeMarkup(pos + 2 + offset + inner, type, cell.attrs);
      }));
      return false;
    });
    if (needsEnd(tr.doc.lastChild)) tr.insert(tr.doc.content.size, nodes.paragraph.create());
    return tr.docChanged ? tr : null;
  },
});
