/** Rows and columns of viewports, 1 to 4 each. */
export type Layout = { rows: number; columns: number };

export const mostRows = 4;
export const mostColumns = 4;
export const mostViewports = mostRows * mostColumns;

export const oneViewport: Layout = { rows: 1, columns: 1 };

export const viewportsIn = ({ rows, columns }: Layout): number => rows * columns;

export const sameLayout = (a: Layout, b: Layout): boolean => a.rows === b.rows && a.columns === b.columns;

/** Whether such a grid can be shown. */
export const isLayout = ({ rows, columns }: Layout): boolean =>
  [rows, columns].every((each) => Number.isInteger(each) && each >= 1) && rows <= mostRows && columns <= mostColumns;

/** CSS for a grid of equal parts. */
export const gridTemplate = ({ rows, columns }: Layout): string =>
  `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))`;
