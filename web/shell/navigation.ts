import {
  IconArchive,
  IconClipboardText,
  IconHome,
  IconInbox,
  IconLayoutKanban,
  IconMessageQuestion,
  IconScale,
  IconStethoscope,
  IconUsers,
} from "@tabler/icons-react";
import type { Role } from "#contract/people.ts";

/** The places in the main navigation, in order, and who sees them. Home is for everybody. */
export const places = [
  { to: "/", label: "navigation.home", icon: IconHome, roles: "everybody" },
  { to: "/ask", label: "navigation.ask", icon: IconMessageQuestion, roles: ["patient"] },
  { to: "/refer", label: "navigation.refer", icon: IconStethoscope, roles: ["referrer"] },
  {
    to: "/cases",
    label: "navigation.cases",
    icon: IconLayoutKanban,
    roles: ["coordinator", "quality-lead", "administrator"],
  },
  { to: "/inbox", label: "navigation.inbox", icon: IconInbox, roles: ["coordinator"] },
  { to: "/read", label: "navigation.read", icon: IconClipboardText, roles: ["radiologist"] },
  { to: "/people", label: "navigation.people", icon: IconUsers, roles: ["coordinator", "administrator"] },
  { to: "/keeping", label: "navigation.keeping", icon: IconArchive, roles: ["administrator"] },
  { to: "/grades", label: "navigation.grades", icon: IconScale, roles: ["quality-lead"] },
  { to: "/should-i", label: "navigation.shouldI", icon: IconMessageQuestion, roles: ["patient"] },
] as const satisfies readonly { to: string; label: string; icon: unknown; roles: "everybody" | readonly Role[] }[];

/** The places that somebody with these roles sees. */
export const placesFor = (roles: readonly Role[]) =>
  places.filter((place) => place.roles === "everybody" || place.roles.some((each) => roles.includes(each)));
