import { z } from "zod";
import { deliveryId, instant } from "./ids.ts";
import { answerLanguage } from "./language.ts";

/** A link to the signed answer for somebody without an account; it opens with a one-time code given by another way. */
export const delivery = z.object({
  id: deliveryId,
  recipientName: z.string(),
  recipientEmail: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  expiresAt: instant,
  openedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  failedCodes: z.number().int(),
  /** In which the answer opens. */
  language: answerLanguage,
  state: z.enum(["waiting", "opened", "overdue", "expired", "revoked", "locked"]),
});
export type Delivery = z.infer<typeof delivery>;
