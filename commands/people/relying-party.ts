import type { Settings } from "../house.ts";

/** Whom a passkey is made for (Web Authentication Level 3, 5.4.2): the host and origin of the service's own address. */
export function relyingParty(settings: Settings): { name: string; id: string; origin: string } {
  const { hostname, origin } = new URL(settings.url);
  return { name: "Overread", id: hostname, origin };
}
