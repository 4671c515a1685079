import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { FindingPicture } from "#contract/opinion.ts";
import { escapeMarkup, shownText } from "./escape.ts";
import { poisoned } from "./poison-for-tests.ts";
import { renderHtml } from "./render-html.ts";
import { id, sampleOpinion } from "./sample-for-tests.ts";

const picture: FindingPicture = {
  findingId: id(1),
  png: Uint8Array.of(1, 2, 3),
  width: 300,
  height: 200,
  alt: 'Slice with "nodule"',
};
const html = renderHtml(sampleOpinion, [picture]);

describe("the opinion as a page", () => {
  it("says the answer before anything else of substance", () => {
    const places = [
      "The answer",
      "point by point",
      "In plain words",
      "The full report",
      "Pictures",
      "How this opinion came about",
    ];
    const at = places.map((title) => html.indexOf(title));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
    const patient = renderHtml(sampleOpinion, [picture], "patient");
    expect(patient.indexOf("In plain words")).toBeLessThan(patient.indexOf("The answer"));
    expect(patient.match(/<img /g)).toHaveLength(1);
  });

  it("needs nothing from elsewhere and runs nothing", () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/unsafe-|<[^>]* style=/);
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
    expect(html).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    expect(html).not.toMatch(/<script|<link|<iframe|https?:/i);
  });

  it("has one h1, headings in order, sections with names, alt texts, header cells", () => {
    expect(html.match(/<h1>/g)).toHaveLength(1);
    const levels = [...html.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    const names = [...html.matchAll(/aria-labelledby="([^"]+)"/g)].map((match) => match[1]);
    expect(names).toEqual([...html.matchAll(/<h2 id="([^"]+)"/g)].map((match) => match[1]));
    expect(html).toContain('alt="Slice with &quot;nodule&quot;"');
    expect(html.match(/<th role="columnheader" scope="col">/g)).toHaveLength(9);
    expect(html).toMatch(/<html lang="en" dir="ltr">/);
  });

  it("lets no text become markup, wherever it stands", () => {
    const poison = `"><img src=x onerror=alert(1)><script>alert(2)</script>'&\u202e]]>`;
    const page = renderHtml(poisoned(sampleOpinion, poison), [{ ...picture, alt: poison }]);
    const plainTags = renderHtml(poisoned(sampleOpinion, "x"), [{ ...picture, alt: "x" }]).match(/<[a-z!/][^>]*>/gi);
    expect(page.match(/<[a-z!/][^>]*>/gi)?.length).toBe(plainTags?.length);
    expect(page).not.toContain("<script");
    expect(page).not.toContain("<img src=x");
    expect(page).not.toContain("\u202e");
  });

  it("tells that there was no first report", () => {
    const alone = { ...sampleOpinion, points: [], firstReading: { ...sampleOpinion.firstReading, available: false } };
    const page = renderHtml(alone);
    expect(page).toContain("There was no first report to compare with.");
    expect(page).toContain("What the images show");
  });

  it("says of a preview that nobody has signed it", () => {
    const page = renderHtml(sampleOpinion, [], "doctor", { preview: true });
    expect(page.match(/PREVIEW, NOT SIGNED/g)?.length).toBeGreaterThanOrEqual(4);
    expect(page).not.toContain("30 May 2026, 12:00");
    expect(html).not.toContain("PREVIEW");
  });

  it("puts an addendum before the answer", () => {
    const addendum = { reason: "The pathology came in.", text: "It was an adenocarcinoma." };
    const page = renderHtml({ ...sampleOpinion, kind: "addendum", version: 2, addendum });
    expect(page.indexOf("It was an adenocarcinoma.")).toBeLessThan(page.indexOf("The answer"));
    expect(page).toContain("Addendum to version 1");
  });
});

describe("escaping", () => {
  it("shows what cannot be shown", () => {
    expect(shownText("a\u0000b\u001bc\r\nd\ud800")).toBe("a\ufffdb\ufffdc\nd\ufffd");
    expect(escapeMarkup(`<a href="x" y='z'>&amp;`)).toBe("&lt;a href=&quot;x&quot; y=&#39;z&#39;&gt;&amp;amp;");
  });
});
