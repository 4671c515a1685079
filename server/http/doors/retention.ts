import type { House } from "#commands/house.ts";
import { changeRetention } from "#commands/retention/change-retention.ts";
import { decideErasure } from "#commands/retention/decide-erasure.ts";
import { holdCase } from "#commands/retention/hold-case.ts";
import { askErasure, orderErasure } from "#commands/retention/order-erasure.ts";
import { showRetention } from "#commands/retention/show-retention.ts";
import type { retentionRoutes } from "#contract/routes/retention.ts";
import type { HandlersOf } from "../handler.ts";

const done = { json: { done: true } } as const;

export const retentionDoors = (house: House): HandlersOf<typeof retentionRoutes> => ({
  showRetention: async ({ scope }) => ({ json: await showRetention(house, scope) }),
  changeRetention: async ({ scope, body }) => {
    await changeRetention(house, scope, body);
    return done;
  },
  setLegalHold: async ({ scope, body }) => {
    await holdCase(house, scope, { number: body.caseNumber }, "set", body.reason);
    return done;
  },
  liftLegalHold: async ({ scope, params, body }) => {
    await holdCase(house, scope, { id: params.caseId }, "lifted", body.reason);
    return done;
  },
  orderErasure: async ({ scope, body }) => ({
    json: { orderId: await orderErasure(house, scope, body.caseNumber, body.ground, body.reason) },
  }),
  decideErasure: async ({ scope, params, body }) => {
    await decideErasure(house, scope, params.orderId, body);
    return done;
  },
  askErasure: async ({ scope, params, body }) => {
    await askErasure(house, scope, params.caseId, body.reason);
    return done;
  },
});
