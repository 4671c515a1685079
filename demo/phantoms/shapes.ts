/** A point in patient coordinates, mm: x to the left, y to the back, z to the head (PS3.3 C.7.6.2.1.1). */
export type Point = readonly [number, number, number];

/** A body in space: `depth` is how far inside a point lies in mm, negative outside; exact only near the surface. */
export type Shape = { low: Point; high: Point; depth: (x: number, y: number, z: number) => number };

/** How square a body is: 2 is an ellipsoid, 4 nearly a box. Few, so that no general power need be computed. */
export type Squareness = 2 | 2.5 | 3 | 4;

/** `value` to the power, for values from 0. */
export function raised(value: number, power: Squareness): number {
  const square = value * value;
  if (power === 2) return square;
  if (power === 2.5) return square * Math.sqrt(value);
  return power === 3 ? square * value : square * square;
}

/** An ellipsoid with half axes `radii`; a `power` over 2 makes it more of a box. */
export function ellipsoid(center: Point, radii: Point, power: Squareness = 2): Shape {
  const [cx, cy, cz] = center;
  const [rx, ry, rz] = radii;
  const least = Math.min(rx, ry, rz);
  const inner = power === 2;
  const margin = 3;
  return {
    low: [cx - rx - margin, cy - ry - margin, cz - rz - margin],
    high: [cx + rx + margin, cy + ry + margin, cz + rz + margin],
    depth: (x, y, z) => {
      const [u, v, w] = [Math.abs(x - cx) / rx, Math.abs(y - cy) / ry, Math.abs(z - cz) / rz];
      if (inner) {
        const q = Math.sqrt(u * u + v * v + w * w);
        // The gradient's length turns the implicit value into millimetres.
        const g = q === 0 ? 1 / least : Math.sqrt((u / rx) ** 2 + (v / ry) ** 2 + (w / rz) ** 2) / q;
        return (1 - q) / g;
      }
      // To first order about the surface, which spares the root.
      return ((1 - raised(u, power) - raised(v, power) - raised(w, power)) * least) / power;
    },
  };
}

/** A tube from `a` to `b`, its radius going from `ra` to `rb`, with round ends. */
export function tube(a: Point, b: Point, ra: number, rb = ra): Shape {
  const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const squared = dx * dx + dy * dy + dz * dz || 1e-9;
  const r = Math.max(ra, rb) + 2;
  return {
    low: [Math.min(a[0], b[0]) - r, Math.min(a[1], b[1]) - r, Math.min(a[2], b[2]) - r],
    high: [Math.max(a[0], b[0]) + r, Math.max(a[1], b[1]) + r, Math.max(a[2], b[2]) + r],
    depth: (x, y, z) => {
      const along = ((x - a[0]) * dx + (y - a[1]) * dy + (z - a[2]) * dz) / squared;
      const t = Math.max(0, Math.min(1, along));
      const [u, v, w] = [x - a[0] - t * dx, y - a[1] - t * dy, z - a[2] - t * dz];
      return ra + (rb - ra) * t - Math.sqrt(u * u + v * v + w * w);
    },
  };
}

/** Tubes along a path of points, each with its radius. */
export function tubes(path: readonly (readonly [...Point, number])[]): Shape[] {
  return path.slice(1).flatMap((to, n) => {
    const from = path[n];
    return from === undefined ? [] : [tube([from[0], from[1], from[2]], [to[0], to[1], to[2]], from[3], to[3])];
  });
}

/** What lies in both. */
export function within(shape: Shape, limit: Shape, margin = 0): Shape {
  const depth = (x: number, y: number, z: number) => Math.min(shape.depth(x, y, z), limit.depth(x, y, z) - margin);
  return { low: shape.low, high: shape.high, depth };
}

/** What lies in the first and not in the second. */
export function without(shape: Shape, cut: Shape): Shape {
  const depth = (x: number, y: number, z: number) => Math.min(shape.depth(x, y, z), -cut.depth(x, y, z));
  return { low: shape.low, high: shape.high, depth };
}

/** The same shape, grown by so many mm. */
export function grown(shape: Shape, by: number): Shape {
  const [a, b, c] = shape.low;
  const [d, e, f] = shape.high;
  return {
    low: [a - by, b - by, c - by],
    high: [d + by, e + by, f + by],
    depth: (x, y, z) => shape.depth(x, y, z) + by,
  };
}

/** The shape turned about an axis through `center` that runs along x, y or z; `degrees` counter-clockwise seen from its tip. */
export function turned(shape: Shape, center: Point, axis: 0 | 1 | 2, degrees: number): Shape {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [first, second] = axis === 0 ? ([1, 2] as const) : axis === 1 ? ([2, 0] as const) : ([0, 1] as const);
  const reach = Math.hypot(...[0, 1, 2].map((n) => Math.max(...cornerDistances(shape, center, n))));
  return {
    low: [center[0] - reach, center[1] - reach, center[2] - reach],
    high: [center[0] + reach, center[1] + reach, center[2] + reach],
    depth: (x, y, z) => {
      const p: [number, number, number] = [x - center[0], y - center[1], z - center[2]];
      const [u, v] = [p[first], p[second]];
      p[first] = u * cos + v * sin;
      p[second] = v * cos - u * sin;
      return shape.depth(p[0] + center[0], p[1] + center[1], p[2] + center[2]);
    },
  };
}

function cornerDistances(shape: Shape, center: Point, n: number): number[] {
  const middle = center[n] ?? 0;
  return [Math.abs((shape.low[n] ?? 0) - middle), Math.abs((shape.high[n] ?? 0) - middle)];
}

/** Mirrored left to right. */
export function mirrored(shape: Shape): Shape {
  const { low, high } = shape;
  return {
    low: [-high[0], low[1], low[2]],
    high: [-low[0], high[1], high[2]],
    depth: (x, y, z) => shape.depth(-x, y, z),
  };
}
