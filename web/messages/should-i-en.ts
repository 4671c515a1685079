export const shouldIMessages = {} as const;
