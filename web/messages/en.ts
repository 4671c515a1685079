/**
 * Every English text of the web application but those that each page needs: one namespace per room or page family, loaded when a part
 * of a page asks for it.
 */
export const catalogues = {
  doors: () => import("./doors-en.ts").then((room) => room.doorMessages),
  account: () => import("../account/messages-en.ts").then((room) => room.accountMessages),
  home: () => import("./home-en.ts").then((room) => room.homeMessages),
  shouldI: () => import("./should-i-en.ts").then((room) => room.shouldIMessages),
  ask: () => import("./ask-en.ts").then((room) => room.askMessages),
  gather: () => import("./gather-en.ts").then((room) => room.gatherMessages),
  coordination: () => import("../coordination/messages-en.ts").then((room) => room.coordinationMessages),
  reading: () => import("../reading/messages-en.ts").then((room) => room.readingMessages),
  comparison: () => import("../comparison/messages-en.ts").then((room) => room.comparisonMessages),
  adjudication: () => import("../adjudication/messages-en.ts").then((room) => room.adjudicationMessages),
  followUp: () => import("../follow-up/messages-en.ts").then((room) => room.followUpMessages),
  keeping: () => import("../keeping/messages-en.ts").then((room) => room.keepingMessages),
  opinion: () => import("../opinion/messages-en.ts").then((room) => room.opinionMessages),
  peers: () => import("../peers/messages-en.ts").then((room) => room.peerMessages),
} as const;

export type Namespace = keyof typeof catalogues;
type Loaded<N extends Namespace> = Awaited<ReturnType<(typeof catalogues)[N]>>;
export type Catalogue = { readonly [N in Namespace]: Loaded<N> };
