import type { Access, BlindRule, Route } from "#contract/route.ts";

const blindSays: Record<BlindRule, string> = {
  "carries-nothing": "Carries nothing that a blind reader may not see.",
  refused: "A reader who has not sealed yet is refused: blind-until-sealed.",
  filtered: "For a reader who has not sealed yet, what is withheld is left out.",
};

/** Who may call this, for people and for tools: OpenAPI's `description` and `security`. */
export function describeAccess(route: Route): { description: string; security: Record<string, string[]>[] } {
  return { description: `${whoMay(route.access)} ${blindSays[route.blind]}`, security: keysTo(route.access) };
}

function whoMay(access: Access): string {
  switch (access.kind) {
    case "public":
      return "Open to everybody.";
    case "signed-in":
      return "For signed-in people.";
    case "roles":
      return `For people with the role ${access.roles.join(" or ")}.`;
    case "case":
      return `For people who may "${access.verb}" in this case at its present stage.`;
    case "images":
      return "For signed-in people with a case that holds the images, and for service tokens.";
    case "link":
      return "For the holder of a delivery link after its one-time code.";
  }
}

function keysTo(access: Access): Record<string, string[]>[] {
  switch (access.kind) {
    case "public":
      return [];
    case "signed-in":
    case "roles":
    case "case":
      return [{ session: [] }];
    case "images":
      return [{ session: [] }, { token: [] }];
    case "link":
      return [{ link: [] }];
  }
}
