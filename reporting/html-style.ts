import { createHash } from "node:crypto";

/** Style of the opinion as a page: calm, legible, one column; a table becomes cards on a phone; prints on A4 without losing a row. */
export const htmlStyle = `
:root { color-scheme: light; --ink: #1b2733; --quiet: #4d5b69; --line: #c9d2da; --accent: #0b5c6b; --ground: #fff; --tint: #eef5f6; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 "Noto Sans", "Segoe UI", system-ui, sans-serif; overflow-wrap: anywhere; hyphens: auto; }
h1 { margin: 0 0 .75rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 .6rem; padding-top: .9rem; border-top: 2px solid var(--accent); font-size: 1.3rem; line-height: 1.3; color: var(--accent); }
h3 { margin: 1.4rem 0 .3rem; font-size: 1.05rem; }
p { margin: .4rem 0; max-width: 44rem; }
.organisation { margin: 0; color: var(--accent); font-weight: 600; }
.lead { font-size: 1.12rem; font-weight: 600; }
.note { color: var(--quiet); }
.preview { position: sticky; top: 0; max-width: none; margin: 0 0 1rem; padding: .4rem .8rem; background: #8f1d1d; color: #fff; font-weight: 700; text-align: center; letter-spacing: .06em; }
blockquote { margin: .5rem 0; padding: .35rem .9rem; border-inline-start: 4px solid var(--line); color: var(--quiet); font-style: italic; }
ul { margin: .4rem 0; padding-inline-start: 1.3rem; max-width: 44rem; }
li { margin: .3rem 0; }
dl { margin: .6rem 0; }
dl div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; padding: .15rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
table { width: 100%; margin: .8rem 0; border-collapse: collapse; font-size: .93rem; line-height: 1.45; }
caption { padding: 0 0 .4rem; text-align: start; color: var(--quiet); }
th, td { padding: .5rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { background: var(--tint); border-bottom: 2px solid var(--accent); }
.check { display: flex; gap: 1rem; align-items: center; break-inside: avoid; }
.check .code { flex: none; width: 7.5rem; height: 7.5rem; }
figure { margin: 1rem 0; break-inside: avoid; }
figure img { max-width: 100%; height: auto; background: #000; border-radius: 4px; }
figcaption { color: var(--quiet); font-size: .93rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; }
@media (max-width: 40rem) {
  dl div { grid-template-columns: 1fr; gap: 0; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, caption, tbody, tr, td { display: block; }
  tr { margin: 0 0 1rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 6px; }
  td { padding: .3rem 0; border: 0; }
  td::before { content: attr(data-column); display: block; color: var(--quiet); font-size: .85rem; }
}
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3 { break-after: avoid; }
  tr, figure, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  .preview { position: fixed; inset: 0 0 auto; background: none; color: #8f1d1d; border: 2px solid #8f1d1d; }
  p, li { orphans: 3; widows: 3; }
}
`;

/** The one style that the page may have (Content Security Policy Level 3 section 2.3.1): no other, were one ever smuggled in. */
export const htmlStyleSource = `sha256-${createHash("sha256").update(htmlStyle).digest("base64")}`;
