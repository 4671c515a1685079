import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { z } from "zod";
import { AppFrame } from "./shell/app-frame.tsx";
import { CrashedPage, NotFound } from "./shell/failures.tsx";
import { PublicFrame } from "./shell/frame-parts.tsx";
import { Loading } from "./shell/loading.tsx";
import { SignedIn } from "./shell/signed-in.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Pages that anybody may open. */
const open = createRoute({ getParentRoute: () => root, id: "open", component: PublicFrame });
/** Everything behind the door. */
const inside = createRoute({ getParentRoute: () => root, id: "inside", component: SignedIn });
/** The portal frame; the reading room alone stands outside it, full-screen and dark. */
const frame = createRoute({ getParentRoute: () => inside, id: "frame", component: AppFrame });

/** `next` is a path of this application, so that a sign-in link cannot lead elsewhere. */
const afterwards = z.object({
  next: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
});

/** Coming back from the identity provider: with a second factor to give, or with a refusal's code. */
const atTheDoor = afterwards.extend({
  methods: z
    .string()
    .regex(/^(authenticator|passkey|recovery)(,(authenticator|passkey|recovery))*$/)
    .optional()
    .catch(undefined),
  problem: z.string().max(40).optional().catch(undefined),
});

/** One lazy page: `load` names the module, `name` its export. */
const openPages = [
  createRoute({
    getParentRoute: () => open,
    path: "/sign-in",
    validateSearch: atTheDoor,
    component: lazyRouteComponent(() => import("./doors/sign-in-page.tsx"), "SignInPage"),
  }),
  createRoute({
    getParentRoute: () => open,
    path: "/sign-up",
    validateSearch: afterwards,
    component: lazyRouteComponent(() => import("./doors/sign-up-page.tsx"), "SignUpPage"),
  }),
  createRoute({
    getParentRoute: () => open,
    path: "/setup/$token",
    component: lazyRouteComponent(() => import("./doors/setup-page.tsx"), "SetupPage"),
  }),
  createRoute({
    getParentRoute: () => open,
    path: "/invitation/$token",
    component: lazyRouteComponent(() => import("./doors/invitation-page.tsx"), "InvitationPage"),
  }),
  createRoute({
    getParentRoute: () => open,
    path: "/should-i",
    component: lazyRouteComponent(() => import("./should-i/should-i-page.tsx"), "ShouldIPage"),
  }),
  createRoute({
    getParentRoute: () => open,
    path: "/check",
    component: lazyRouteComponent(() => import("./opinion/check-page.tsx"), "CheckPage"),
  }),
  createRoute({
    getParentRoute: () => open,
    path: "/check/$sha256",
    component: lazyRouteComponent(() => import("./opinion/check-page.tsx"), "CheckPage"),
  }),
  createRoute({
    getParentRoute: () => open,
    path: "/l/$token",
    component: lazyRouteComponent(() => import("./opinion/link-page.tsx"), "LinkPage"),
  }),
] as const;

const portalPages = [
  createRoute({
    getParentRoute: () => frame,
    path: "/",
    component: lazyRouteComponent(() => import("./home/home-page.tsx"), "HomePage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/account",
    component: lazyRouteComponent(() => import("./account/account-page.tsx"), "AccountPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/ask",
    component: lazyRouteComponent(() => import("./ask/begin-page.tsx"), "BeginPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/ask/$caseId",
    component: lazyRouteComponent(() => import("./ask/ask-page.tsx"), "AskPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/refer",
    component: lazyRouteComponent(() => import("./ask/refer-page.tsx"), "ReferPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/cases/$caseId/gather",
    component: lazyRouteComponent(() => import("./gather/gather-page.tsx"), "GatherPage"),
  }),
] as const;

const coordinationPages = [
  createRoute({
    getParentRoute: () => frame,
    path: "/cases",
    component: lazyRouteComponent(() => import("./coordination/board-page.tsx"), "BoardPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/cases/$caseId",
    component: lazyRouteComponent(() => import("./coordination/case-page.tsx"), "CasePage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/people",
    component: lazyRouteComponent(() => import("./coordination/people-page.tsx"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/keeping",
    component: lazyRouteComponent(() => import("./keeping/keeping-page.tsx"), "KeepingPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/grades",
    component: lazyRouteComponent(() => import("./grading/grades-page.tsx"), "GradesPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/grades/$caseId",
    component: lazyRouteComponent(() => import("./grading/second-grade-page.tsx"), "SecondGradePage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/inbox",
    component: lazyRouteComponent(() => import("./coordination/inbox-page.tsx"), "InboxPage"),
  }),
] as const;

const opinionPages = [
  createRoute({
    getParentRoute: () => frame,
    path: "/read",
    component: lazyRouteComponent(() => import("./reading/worklist-page.tsx"), "WorklistPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/compare/$caseId",
    component: lazyRouteComponent(() => import("./comparison/compare-page.tsx"), "ComparePage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/settle/$caseId",
    component: lazyRouteComponent(() => import("./adjudication/settle-page.tsx"), "SettlePage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/sign/$caseId",
    component: lazyRouteComponent(() => import("./opinion/sign-page.tsx"), "SignPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/answer/$caseId",
    component: lazyRouteComponent(() => import("./opinion/answer-page.tsx"), "AnswerPage"),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: "/cases/$caseId/custody",
    component: lazyRouteComponent(() => import("./opinion/custody-page.tsx"), "CustodyPage"),
  }),
] as const;

const readingRoom = createRoute({
  getParentRoute: () => inside,
  path: "/read/$caseId",
  component: lazyRouteComponent(() => import("./reading/reading-page.tsx"), "ReadingPage"),
});

/** The same dark room for those who only look: third readers, coordinators, patients. */
const imagesRoom = createRoute({
  getParentRoute: () => inside,
  path: "/images/$caseId",
  component: lazyRouteComponent(() => import("./comparison/images-page.tsx"), "ImagesPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    open.addChildren(openPages),
    inside.addChildren([
      frame.addChildren([...portalPages, ...coordinationPages, ...opinionPages]),
      readingRoom,
      imagesRoom,
    ]),
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: CrashedPage,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: () => <Loading />,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
