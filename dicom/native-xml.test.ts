import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nativeXml } from "./native-xml.ts";
import { readInstance } from "./read-instance.ts";
import { sampleFile } from "./sample-file.ts";
import { explicitLittle } from "./transfer-syntaxes.ts";

describe("the Native DICOM Model", () => {
  it("writes values, names in every writing, sequences, bulk data and private elements", () => {
    const xml = nativeXml({
      "00080005": { vr: "CS", Value: ["ISO_IR 192"] },
      "00100010": { vr: "PN", Value: [{ Alphabetic: "Müller^Ada^^Dr", Ideographic: "苹果^安妮" }] },
      "00101010": { vr: "AS" },
      "00081115": { vr: "SQ", Value: [{ "0020000E": { vr: "UI", Value: ["1.2"] } }, {}] },
      "00090010": { vr: "LO", Value: ['A "vendor"'] },
      "00091001": { vr: "LO", Value: ["x"] },
      "00280030": { vr: "DS", Value: [0.5, null] },
      "7FE00010": { vr: "OW", BulkDataURI: "http://a/b?c&d" },
      "00420011": { vr: "OB", InlineBinary: "AAE=" },
    });
    for (const piece of [
      '<DicomAttribute tag="00080005" vr="CS" keyword="SpecificCharacterSet"><Value number="1">ISO_IR 192</Value></DicomAttribute>',
      '<PersonName number="1"><Alphabetic><FamilyName>Müller</FamilyName><GivenName>Ada</GivenName><NamePrefix>Dr</NamePrefix></Alphabetic><Ideographic><FamilyName>苹果</FamilyName>',
      '<DicomAttribute tag="00101010" vr="AS" keyword="PatientAge"/>',
      '<Item number="1"><DicomAttribute tag="0020000E" vr="UI" keyword="SeriesInstanceUID"><Value number="1">1.2</Value></DicomAttribute></Item><Item number="2"></Item>',
      '<DicomAttribute tag="00091001" vr="LO" privateCreator="A &quot;vendor&quot;">',
      '<Value number="1">0.5</Value><Value number="2"/>',
      '<BulkData uri="http://a/b?c&amp;d"/>',
      "<InlineBinary>AAE=</InlineBinary>",
    ])
      expect(xml).toContain(piece);
  });

  it("stays well-formed whatever the text", () => {
    const xml = nativeXml({ "00104000": { vr: "LT", Value: ["<a href='x'>&\u0000\u0008\ud800 ]]>"] } });
    expect(xml).toContain('<Value number="1">&lt;a href=&apos;x&apos;&gt;&amp;\ufffd ]]&gt;</Value>');
  });

  it.skipIf(!hasDcm2xml())("says of a file what dcmtk says of it", () => {
    const folder = mkdtempSync(join(tmpdir(), "overread-xml-"));
    const file = sampleFile([], explicitLittle);
    writeFileSync(join(folder, "a.dcm"), file);
    const theirs = execFileSync("dcm2xml", ["--native-format", join(folder, "a.dcm")], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    const ours = nativeXml(readInstance(file).metadata);
    const values = (xml: string) =>
      new Set(
        [...xml.matchAll(/tag="(00(?:08|10|20|28)[0-9A-F]{4})"[^>]*>\s*<Value number="1">([^<]*)</g)].map(
          ([, tag, value]) => `${tag} ${value}`,
        ),
      );
    const told = values(theirs);
    expect(told.size).toBeGreaterThan(5);
    // Character set and transfer syntax are told of the answer, numbers are written as JSON has them.
    for (const one of told) if (!/^(00080005|00280030)/.test(one)) expect(values(ours)).toContain(one);
  });
});

function hasDcm2xml(): boolean {
  try {
    execFileSync("dcm2xml", ["--version"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}
