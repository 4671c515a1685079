import { roughField, step } from "./noise.ts";

/** At a place: how strongly tissue scatters, how much of the pulse it takes away, and what a surface throws straight back. */
export type Echo = (across: number, down: number) => { level: number; loss: number; mirror: number };

/** Middle and half axes of the gallbladder, mm; its long axis is tilted. */
const bladder = { x: -8, y: 62, long: 33, short: 12.5, tilt: 0.5 };
/** Where a stone lies: on the wall that is lower, at the neck's side. */
const stonePlace = { x: 2, y: 74.5 };

/** The liver with a gallbladder in it, vessels, the right kidney behind; `stone` in mm across, null for none. */
export function gallbladder(seed: string, stone: number | null): Echo {
  const grain = roughField(`${seed}/liver`, 9, 2);
  const cloud = roughField(`${seed}/cloud`, 30, 2);
  return (x, y) => {
    const inside = bladderDepth(x, y);
    const rock = stone === null ? -9 : stoneDepth(x, y, stone);
    if (rock > -0.4) return { level: 1.2, loss: 0.32, mirror: rock < 1.6 ? 3.2 : 0.6 };
    if (inside > 0.8)
      return { level: 0.012 + 0.05 * step(10, 3, inside) * (y < bladder.y ? 1 : 0.2), loss: -0.0042, mirror: 0 };
    if (inside > -0.2) return { level: 0.8, loss: 0.002, mirror: 0.7 };
    return behind(x, y, grain(x, y, 0), cloud(x, y, 0));
  };
}

function bladderDepth(x: number, y: number): number {
  const [dx, dy] = [x - bladder.x, y - bladder.y];
  const along = dx * Math.cos(bladder.tilt) + dy * Math.sin(bladder.tilt);
  const across = dy * Math.cos(bladder.tilt) - dx * Math.sin(bladder.tilt);
  const narrow = bladder.short * (1 + 0.3 * (along / bladder.long));
  return (1 - Math.hypot(along / bladder.long, across / narrow)) * bladder.short;
}

/** A stone is seen where its near face is; it is a little flat. */
function stoneDepth(x: number, y: number, across: number): number {
  const r = across / 2;
  return (1 - Math.hypot((x - stonePlace.x) / r, (y - stonePlace.y) / (r * 0.82))) * r;
}

/** Skin and muscle, liver with its vessels and capsule, diaphragm, kidney. */
function behind(x: number, y: number, grain: number, cloud: number) {
  if (y < 3) return { level: 0.9, loss: 0.001, mirror: 0.3 };
  if (y < 17) {
    const layer = Math.sin((y + 0.02 * x * x * 0.05 + cloud) * 1.7);
    return { level: 0.42 + 0.34 * Math.max(0, layer), loss: 0.001, mirror: layer > 0.96 ? 0.5 : 0 };
  }
  const kidney = Math.hypot((x - 52) / 44, (y - 104) / 25);
  if (kidney < 1) {
    const sinus = Math.hypot((x - 52) / 24, (y - 104) / 9);
    return { level: sinus < 1 ? 1.15 + 0.3 * grain : 0.26 + 0.06 * grain, loss: 0.001, mirror: 0 };
  }
  if (kidney < 1.07) return { level: 0.9, loss: 0.001, mirror: 0.25 };
  const dome = 128 - (x + 40) * (x + 40) * 0.006;
  if (y > dome) return y < dome + 2.4 ? { level: 1, loss: 0.05, mirror: 2.2 } : { level: 0.3, loss: 0.01, mirror: 0 };
  const vessel = Math.abs(y - 40 - 0.34 * (x + 60) - 3 * Math.sin(x / 14)) - (3.2 - 0.02 * (x + 60));
  const other = Math.abs(y - 96 + 0.42 * (x + 44)) - 2.3;
  if (Math.min(vessel, x < -22 ? other : 9) < 0) return { level: 0.03, loss: 0, mirror: 0 };
  if (x < 10 && vessel < 1.1) return { level: 0.85, loss: 0.001, mirror: 0.2 };
  return { level: 0.46 + 0.07 * grain + 0.05 * cloud, loss: 0.0012, mirror: 0 };
}
