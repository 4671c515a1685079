/** A vessel: its way through the chest with its radius, mm, and how much brighter than the aorta its blood is, HU. */
type GreatVessel = { path: readonly (readonly [number, number, number, number])[]; brighter: number };

const cavaAbove: GreatVessel = {
  path: [
    [-22, -24, -20, 10],
    [-27, -20, 10, 9.5],
    [-26, -26, 60, 9],
    [-22, -40, 110, 8],
  ],
  brighter: 40,
};
const leftInnominateVein: GreatVessel = {
  path: [
    [26, -62, 100, 7],
    [2, -60, 76, 7],
    [-25, -32, 62, 8],
  ],
  brighter: 10,
};
const aorta: GreatVessel = {
  path: [
    [6, -22, -32, 16],
    [-6, -32, -8, 16.5],
    [-8, -30, 22, 16],
    [0, -18, 42, 15],
    [16, 8, 50, 14],
    [27, 36, 42, 13],
    [29, 54, 20, 12.5],
    [28, 56, -60, 12],
    [16, 58, -170, 11.5],
  ],
  brighter: 0,
};
const pulmonaryTrunk: GreatVessel = {
  path: [
    [22, -44, -22, 14],
    [22, -34, 2, 14],
    [26, -14, 14, 13],
    [44, 8, 10, 10],
    [54, 14, 6, 8],
  ],
  brighter: -6,
};
const rightPulmonaryArtery: GreatVessel = {
  path: [
    [24, -16, 10, 12],
    [2, -4, 6, 11],
    [-24, 2, 4, 10],
    [-44, 8, 0, 8],
  ],
  brighter: -6,
};

/** From the arch to the neck. */
function archBranch(x: number, y: number, radius: number): GreatVessel {
  return {
    path: [
      [x * 0.6, y + 10, 50, radius],
      [x * 1.4, y - 6, 130, radius],
    ],
    brighter: 0,
  };
}

function pulmonaryVein(side: 1 | -1): GreatVessel {
  return {
    path: [
      [side * 20, 2, -20, 5],
      [side * 44, 16, -20, 5.5],
    ],
    brighter: -5,
  };
}

export const greatVessels: readonly GreatVessel[] = [
  cavaAbove,
  leftInnominateVein,
  aorta,
  pulmonaryTrunk,
  rightPulmonaryArtery,
  archBranch(-14, -18, 6.5),
  archBranch(4, -14, 4.5),
  archBranch(19, -2, 5),
  pulmonaryVein(-1),
  pulmonaryVein(1),
];
