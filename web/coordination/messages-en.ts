/** English texts of this room; the namespace is "coordination". */
export const coordinationMessages = {} as const;
