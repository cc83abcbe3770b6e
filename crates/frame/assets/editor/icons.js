// The signs on the buttons: strokes on 24 by 24, drawn here so that nothing is loaded for them.
const PATHS = {
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  redo: "m15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6",
  paragraph: "M13 5v14M17 5v14M19 5h-8a4 4 0 0 0 0 8h2",
  strong: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  emphasis: "M10 5h7M7 19h7M14 5l-4 14",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1.5-1.5",
  bullets: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  numbers: "M10 6h10M10 12h10M10 18h10M4 4.5 5.5 4v5M4 15c0-1.5 2.5-1.5 2.5 0 0 1-2.5 2-2.5 4h2.7",
  quote: "M9 7c-3 0-4 2-4 5v5h5v-5H7M19 7c-3 0-4 2-4 5v5h5v-5h-3",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M12 10v9",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  cite: "M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a2.6 2.6 0 0 0 5 0zM19 7l-2.5 6a2.6 2.6 0 0 0 5 0z",
  reuse: "M4 8h12v12H4zM8 8V4h12v12h-4",
  rule: "M4 12h16M8 6h8M8 18h8",
  rowBefore: "M4 13h16v7H4zM12 3v6M9 6h6", rowAfter: "M4 4h16v7H4zM12 15v6M9 18h6",
  columnBefore: "M13 4v16h7V4zM3 12h6M6 9v6", columnAfter: "M4 4v16h7V4zM15 12h6M18 9v6",
  deleteRow: "M4 9h16v6H4zM9 18l6 4M15 18l-6 4", deleteColumn: "M9 4v16h6V4zM18 9l4 6M22 9l-4 6",
  deleteTable: "M4 5h16v14H4zM8 9l8 6M16 9l-8 6",
};

const SVG = "http://www.w3.org/2000/svg";

/** The sign of a button; H2, H3, H4 are letters. */
export function icon(name) {
  if (/^h[234]$/.test(name)) return document.createTextNode(name.toUpperCase());
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
