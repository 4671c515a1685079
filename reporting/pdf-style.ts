import type { TextStyle } from "./pdf-page.ts";

export const colour = {
  ink: "#1b2733",
  quiet: "#4d5b69",
  accent: "#0b5c6b",
  line: "#c9d2da",
  tint: "#eef5f6",
  warning: "#8f1d1d",
} as const;

export const styles = {
  normal: { face: "regular", size: 10, leading: 14.6, colour: colour.ink },
  lead: { face: "bold", size: 11, leading: 15.8, colour: colour.ink },
  note: { face: "regular", size: 9.5, leading: 13.8, colour: colour.quiet },
  quote: { face: "italic", size: 10, leading: 14.6, colour: colour.quiet },
  heading1: { face: "bold", size: 22, leading: 28, colour: colour.ink },
  heading2: { face: "bold", size: 14, leading: 19, colour: colour.accent },
  heading3: { face: "bold", size: 10.5, leading: 15, colour: colour.ink },
  cell: { face: "regular", size: 8.8, leading: 12.4, colour: colour.ink },
  footer: { face: "regular", size: 8.2, leading: 11, colour: colour.quiet },
  preview: { face: "bold", size: 11, leading: 15, colour: colour.warning },
  cellHead: { face: "bold", size: 8.8, leading: 12.4, colour: colour.ink },
} as const satisfies Record<string, TextStyle>;
