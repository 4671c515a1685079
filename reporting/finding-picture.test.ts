import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Mark, mark } from "#contract/finding.ts";
import { drawMarks } from "./draw-marks.ts";
import { findingPicture, pictureImage } from "./finding-picture.ts";
import { id, sampleImage, sampleOpinion } from "./sample-for-tests.ts";
import { strokeText } from "./stroke-font.ts";

function grey(width: number, height: number, value: (x: number, y: number) => number) {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const v = value(x, y);
      rgba.set([v, v, v, 255], (y * width + x) * 4);
    }
  return { width, height, rgba };
}

function aMark(tool: Mark["tool"], points: number[][], extra: Partial<Mark> = {}): Mark {
  const rest = { values: [], text: "", frameOfReferenceUid: null, worldPoints: null };
  return mark.parse({ id: id(21), tool, image: sampleImage, points, ...rest, ...extra });
}

/** Pixels of a PNG as our encoder writes it (8 bits, filter 0), as RGB. */
function pixels(png: Uint8Array): { width: number; height: number; at: (x: number, y: number) => number[] } {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = bytes[25] === 0 ? 1 : 3;
  const length = bytes.readUInt32BE(33);
  const rows = inflateSync(bytes.subarray(41, 41 + length));
  const stride = width * channels + 1;
  const at = (x: number, y: number) => {
    const start = y * stride + 1 + x * channels;
    return channels === 1 ? [0, 0, 0].map(() => rows[start] ?? -1) : [...rows.subarray(start, start + 3)];
  };
  return { width, height, at };
}
const isYellow = ([red = 0, green = 0, blue = 0]: number[]) => red > 230 && green > 190 && blue < 90;
const isDark = (pixel: number[]) => pixel.every((value) => value < 100);

const [nodule] = sampleOpinion.findings;
if (nodule === undefined) throw new Error("the sample has no finding");

describe("marks in a picture", () => {
  it("stand exactly where they were put, with a halo on either side", () => {
    const picture = grey(600, 600, () => 200);
    drawMarks(
      picture.rgba,
      600,
      600,
      [
        aMark("length", [
          [50.5, 100.5],
          [150.5, 100.5],
        ]),
      ],
      2,
    );
    const at = (x: number, y: number) => [...picture.rgba.subarray((y * 600 + x) * 4, (y * 600 + x) * 4 + 3)];
    for (const x of [105, 200, 298]) expect(isYellow(at(x, 200)) || isYellow(at(x, 201))).toBe(true);
    expect(isDark(at(200, 198))).toBe(true);
    expect(isDark(at(200, 203))).toBe(true);
    expect(at(200, 190)).toEqual([200, 200, 200]);
    expect(at(90, 201)).toEqual([200, 200, 200]);
  });

  it("draw an ellipse through the ends of its axes", () => {
    const picture = grey(512, 512, () => 0);
    const ends = [
      [250, 100],
      [250, 400],
      [150, 250],
      [350, 250],
    ];
    drawMarks(picture.rgba, 512, 512, [aMark("ellipse", ends)], 1);
    const near = (x = 0, y = 0) =>
      [-1, 0, 1].some((dx) =>
        [-1, 0, 1].some((dy) => {
          const start = ((y + dy) * 512 + x + dx) * 4;
          return isYellow([...picture.rgba.subarray(start, start + 3)]);
        }),
      );
    for (const [x, y] of ends) expect(near(x, y)).toBe(true);
    expect(near(250, 250)).toBe(false);
  });

  it("write each value beside the mark, and inside the picture", () => {
    const bare = grey(512, 512, () => 0);
    const named = grey(512, 512, () => 0);
    const line = [
      [480, 500],
      [505, 508],
    ];
    drawMarks(bare.rgba, 512, 512, [aMark("length", line)], 1);
    drawMarks(
      named.rgba,
      512,
      512,
      [aMark("length", line, { values: [{ name: "length", value: 12.4, unit: "mm" }] })],
      1,
    );
    const count = (rgba: Uint8Array) => rgba.filter((value, index) => index % 4 === 0 && value > 200).length;
    expect(count(named.rgba)).toBeGreaterThan(count(bare.rgba) + 100);
    const edge = Array.from({ length: 512 }, (_, y) => named.rgba[(y * 512 + 511) * 4] ?? 0);
    expect(Math.max(...edge)).toBe(0);
  });

  it("never fail, wherever their points are", () => {
    const point = fc.tuple(
      fc.double({ min: -500, max: 500, noNaN: true }),
      fc.double({ min: -500, max: 500, noNaN: true }),
    );
    const tool = fc.constantFrom<Mark["tool"]>("length", "angle", "ellipse", "arrow");
    fc.assert(
      fc.property(
        tool,
        fc.array(point, { minLength: 2, maxLength: 4 }),
        fc.string({ unit: "binary" }),
        (kind, points, text) => {
          const picture = grey(64, 48, () => 90);
          drawMarks(
            picture.rgba,
            64,
            48,
            [
              {
                ...aMark("arrow", [
                  [0, 0],
                  [1, 1],
                ]),
                tool: kind,
                points,
                text,
              },
            ],
            1,
          );
          expect(picture.rgba).toHaveLength(64 * 48 * 4);
          expect(picture.rgba.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the picture of a finding", () => {
  it("enlarges a small image, keeps its form and puts the marks at their place", () => {
    const { png, width, height, alt } = findingPicture(
      grey(128, 64, () => 0),
      sampleOpinion.marks,
      nodule,
    );
    expect([width, height]).toEqual([512, 256]);
    const seen = pixels(png);
    expect([seen.width, seen.height]).toEqual([512, 256]);
    // The middle of the line from 40,60 to 70,80 that lies inside the image.
    expect(isYellow(seen.at(172, 248)) || isYellow(seen.at(171, 248)) || isYellow(seen.at(173, 248))).toBe(true);
    expect(alt).toBe("Image of: Nodule, right upper lobe, 12.4 × 8 mm. Marked: nodule, length 12.4 mm.");
  });

  it("cuts a large image to what the marks are about", () => {
    const large = grey(3000, 2000, (x, y) => (x > 2400 && x < 2500 && y > 1500 && y < 1600 ? 255 : 30));
    const own = aMark("ellipse", [
      [2450, 1500],
      [2450, 1600],
      [2400, 1550],
      [2500, 1550],
    ]);
    const { png, width, height, alt } = findingPicture(large, [own], nodule);
    expect([width, height]).toEqual([1000, 1000]);
    expect(alt).toMatch(/^Part of the image of: Nodule/);
    const { at } = pixels(png);
    expect(at(2450 - 1950, 1550 - 1000)).toEqual([255, 255, 255]);
    expect(at(10, 10)).toEqual([30, 30, 30]);
  });

  it("takes a picture that is itself scaled and a part of the image", () => {
    const part = findingPicture(
      grey(600, 600, () => 0),
      [
        aMark("arrow", [
          [110, 220],
          [130, 240],
        ]),
      ],
      nodule,
      3,
      [100, 200],
    );
    expect(isYellow(pixels(part.png).at(30, 60))).toBe(true);
  });

  it("shows no other finding's marks and none of another image", () => {
    const elsewhere = { ...sampleImage, frameNumber: 2 };
    const stray = [
      aMark(
        "length",
        [
          [10, 10],
          [400, 400],
        ],
        { id: id(99) },
      ),
      aMark(
        "length",
        [
          [10, 10],
          [400, 400],
        ],
        { id: id(98), image: elsewhere },
      ),
    ];
    const finding = { ...nodule, markIds: [id(21), id(98)] };
    const own = aMark("length", [
      [500, 10],
      [505, 12],
    ]);
    const picture = () => grey(512, 512, () => 0);
    expect(findingPicture(picture(), [own, ...stray], finding)).toEqual(findingPicture(picture(), [own], finding));
    expect(pictureImage(finding, [own, ...stray])).toEqual(sampleImage);
    expect(pictureImage({ ...nodule, markIds: [], images: [] }, [own])).toBeNull();
    expect(pictureImage({ ...nodule, markIds: [], images: [elsewhere] }, [own])).toEqual(elsewhere);
  });
});

describe("the letters of the picture", () => {
  it("have the height asked for, follow each other, and leave nothing out", () => {
    const { strokes, width } = strokeText("H8", 12);
    const ys = strokes.flat().map(([, y]) => y);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([0, 12]);
    expect(Math.max(...strokes.flat().map(([x]) => x))).toBeCloseTo(width, 5);
    expect(strokeText("中", 12).strokes).toHaveLength(1);
    expect(strokeText("é–ß", 12)).toEqual(strokeText("e-ss", 12));
  });
});
