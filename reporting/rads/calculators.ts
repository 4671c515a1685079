import { aspects } from "./aspects.ts";
import { biRads } from "./bi-rads.ts";
import { bosniak } from "./bosniak.ts";
import { cRads } from "./c-rads.ts";
import { cadRads } from "./cad-rads.ts";
import type { Calculator } from "./calculator.ts";
import { fleischner } from "./fleischner.ts";
import { liRads } from "./li-rads.ts";
import { lungRads } from "./lung-rads.ts";
import { niRads } from "./ni-rads.ts";
import { oRadsMri } from "./o-rads-mri.ts";
import { oRadsUs } from "./o-rads-us.ts";
import { piRads } from "./pi-rads.ts";
import { tiRads } from "./ti-rads.ts";

/** Every calculator, head to pelvis. */
export const calculators: readonly Calculator[] = [
  aspects,
  niRads,
  tiRads,
  lungRads,
  fleischner,
  cadRads,
  biRads,
  liRads,
  bosniak,
  cRads,
  piRads,
  oRadsUs,
  oRadsMri,
];
