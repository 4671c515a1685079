import type { MantineColorsTuple } from "@mantine/core";

/**
 * The palette: slate neutrals, one teal-blue accent, three meanings. Shade 6 of every colour is at least 4.5:1 on white, shade 4 at
 * least 4.5:1 on the reading room's ground (WCAG 2.2, 1.4.3), so text may use them without a further thought.
 */
export const tide: MantineColorsTuple = [
  "#eef7f9",
  "#dbedf2",
  "#b6dae4",
  "#8bc4d3",
  "#5fadc1",
  "#2f8aa3",
  "#12708a",
  "#0f5f74",
  "#0c4c5e",
  "#093949",
];
export const slate: MantineColorsTuple = [
  "#f6f8f9",
  "#edf1f3",
  "#e0e6ea",
  "#ccd4da",
  "#a9b4bd",
  "#7d8a95",
  "#56636f",
  "#414d58",
  "#2b353f",
  "#182129",
];
export const night: MantineColorsTuple = [
  "#dfe5ea",
  "#bcc6cf",
  "#97a4af",
  "#77848f",
  "#3d4852",
  "#2a333b",
  "#1d242b",
  "#12171c",
  "#0c1014",
  "#07090c",
];
export const leaf: MantineColorsTuple = [
  "#eef8f1",
  "#dbf0e2",
  "#b9e0c7",
  "#8fcca5",
  "#63b681",
  "#3a9a5e",
  "#1f7a45",
  "#196639",
  "#14522e",
  "#0d3a20",
];
export const amber: MantineColorsTuple = [
  "#fdf7e9",
  "#faecc9",
  "#f4d992",
  "#ebc25c",
  "#dfa832",
  "#b98111",
  "#8f6106",
  "#784f04",
  "#5f3e03",
  "#452c02",
];
export const brick: MantineColorsTuple = [
  "#fdf1f0",
  "#fbe0de",
  "#f5bdb9",
  "#ee958f",
  "#e6746d",
  "#d34a42",
  "#b9322b",
  "#9c2822",
  "#7d1f1a",
  "#581411",
];
