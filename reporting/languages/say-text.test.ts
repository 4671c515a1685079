import { describe, expect, it } from "vitest";
import { answerLanguage } from "#contract/language.ts";
import { saying } from "#contract/plain-sentence.ts";
import { sampleOpinion } from "../sample-for-tests.ts";
import { anatomyTerms } from "./anatomy-terms.ts";
import { answerWords } from "./answer-words-of.ts";
import { modifierTerms } from "./modifier-terms.ts";
import { observationTerms } from "./observation-terms.ts";
import { pieceText } from "./say-pieces.ts";
import { sayAnswer, sayText } from "./say-text.ts";
import { findObservation, findSite, readTerms } from "./terms.ts";

const languages = answerLanguage.options.filter((language) => language !== "en");
const places = (template: string) => [...template.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

/** Every text of a catalogue, by where it stands. */
function texts(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => texts(member, `${path}.${key}`));
}

describe.each(languages)("the words of %s", (language) => {
  const words = answerWords[language];

  it("say everything, with the same values as English", () => {
    const english = new Map(texts(answerWords.en));
    const own = texts(words);
    expect(own.filter(([, text]) => text.trim() === "")).toEqual([]);
    const other = own.filter(([path, text]) => {
      const here = places(text);
      return path !== ".language" && here.join() !== places(english.get(path) ?? "").join();
    });
    expect(other.filter(([path]) => !/^\.labels\.(translated|unreviewed)$/.test(path))).toEqual([]);
  });

  it("stand in the script of the language", () => {
    const script =
      language === "ar" ? /\p{Script=Arabic}/u : language === "zh" ? /\p{Script=Han}/u : /\p{Script=Latin}/u;
    const strange = texts(words).filter(
      ([path, text]) => path !== ".language" && /\p{L}/u.test(text.replace(/\{\w+\}/g, "")) && !script.test(text),
    );
    expect(strange).toEqual([]);
  });

  it("build each sentence of the sample that no person wrote", () => {
    const { plain, sentences } = sampleOpinion;
    for (const line of [...plain.agreements, ...plain.differences]) {
      const pieces = sayText(line.text, sentences, words);
      const unbuilt = pieces.filter(
        (piece) => piece.language === "en" && !/^(?:Mediastinal|No pleural)/.test(piece.text),
      );
      expect(unbuilt).toEqual([]);
    }
    for (const question of plain.askNext)
      expect(sayText(question, sentences, words).map((piece) => piece.language)).toEqual([language]);
  });
});

describe("an account in another language", () => {
  const { de, ar, en } = answerWords;
  const { plain, sentences } = sampleOpinion;
  const inGerman = (text: string) => pieceText(sayText(text, sentences, de), de);

  it("says the same thing with the same numbers", () => {
    expect(plain.differences.map(({ text }) => inGerman(text))).toEqual([
      "Unsere Beurteilung ergibt: kleiner runder Fleck (Ort: oberer Teil der Lunge; rechts; etwa 12,4 mm groß). Der erste Befund erwähnt das nicht.",
      "Der erste Befund nennt: gebrochene Rippe (Ort: Rippe 5; links). Unsere Beurteilung sieht das nicht.",
      "Beide Beurteilungen sind sich einig: Lymphknoten (Ort: Mitte des Brustkorbs; in der Mitte; etwa 9 mm groß; möglich). Im ersten Befund stehen 14 mm. Unsere Messung ergibt 9 mm.",
    ]);
  });

  it("leaves what a person wrote in English, marked, and the rest translated", () => {
    const [first = ""] = plain.differences.map(({ text }) => text);
    const edited = `${first} We were surprised.`;
    expect(inGerman(edited)).toMatch(/erwähnt das nicht\. \[auf Englisch: We were surprised\.\]$/);
    expect(inGerman(`Please note: ${first}`)).not.toContain("Unsere Beurteilung ergibt");
    expect(inGerman(first.replace("12.4", "21"))).toMatch(
      /^\[auf Englisch: Our doctor sees .* 21 mm across\.\] Der erste/,
    );
  });

  it("changes nothing in English and nothing of an empty text", () => {
    expect(pieceText(sayText(plain.answer, sentences, en), en)).toBe(plain.answer);
    expect(pieceText(sayText("", sentences, ar), ar)).toBe("");
  });

  it("says how the readings stand where the answer was worded anew", () => {
    const pieces = sayAnswer("Yes, there is something.", sentences, de);
    expect(pieceText(pieces, de)).toBe(
      "Die zweite Beurteilung weicht in 3 Punkten von der ersten ab. Das kann ändern, was als Nächstes geschieht. [auf Englisch: Yes, there is something.]",
    );
    expect(sayAnswer("Yes.", sentences, en)).toEqual([{ text: "Yes.", language: "en", terms: [] }]);
    expect(sayAnswer(plain.answer, sentences, de)).toEqual(sayText(plain.answer, sentences, de));
  });

  it("keeps a quotation in the words of the report", () => {
    const quote = {
      says: "first-says",
      text: "The first report says: “No nodule”.",
      thing: null,
      quote: "No nodule",
      numbers: [],
    } as const;
    const pieces = sayText(quote.text, [{ ...quote, numbers: [] }], ar);
    expect(pieces.map(({ language }) => language)).toEqual(["ar", "en", "ar"]);
    expect(pieceText(pieces, ar)).toBe("يقول التقرير الأول: «No nodule».");
  });

  it("falls back as a whole where one word is not in the table of terms", () => {
    const thing = {
      observation: "zebra stripe",
      anatomy: "lung",
      side: "left",
      absent: false,
      certainty: "definite",
      millimetres: null,
    } as const;
    const sentence = {
      says: "both-see",
      text: "Both doctors see a zebra stripe.",
      thing,
      quote: "",
      numbers: [],
    } as const;
    expect(sayText(sentence.text, [{ ...sentence, numbers: [] }], de)).toEqual([
      { text: sentence.text, language: "en", terms: [] },
    ]);
  });

  it("has a sentence for each saying", () => {
    for (const language of answerLanguage.options)
      expect(Object.keys(answerWords[language].sentences).toSorted()).toEqual([...saying.options].toSorted());
  });
});

describe("the tables of terms", () => {
  const tables = [observationTerms, anatomyTerms, modifierTerms].map(readTerms);

  it("are whole, name nothing twice, and say who has reviewed each row", () => {
    for (const rows of tables) {
      const names = rows.flatMap(({ english }) => english);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      expect(rows.every(({ review }) => review === "unreviewed" || /^(?:de|es|fr|zh|ar)[,:]/.test(review))).toBe(true);
      for (const { words } of rows) {
        expect(words.ar).toMatch(/\p{Script=Arabic}/u);
        expect(words.zh).toMatch(/\p{Script=Han}/u);
      }
    }
    expect(() => readTerms("nodule | Knoten")).toThrow("not whole");
  });

  it("find a term under its spellings, with what stands before it", () => {
    expect(findObservation("Subdural Haematoma", "de")?.words).toBe("Blutung zwischen Gehirn und Schädel");
    expect(findObservation("acute rib fracture", "es")).toMatchObject({
      words: "costilla rota",
      details: ["reciente"],
    });
    expect(findSite("right upper lobe", "fr")).toMatchObject({ words: "partie haute du poumon", side: "right" });
    expect(findSite("seventh rib", "ar")).toMatchObject({ words: "الضلع", details: ["7"] });
    expect(findSite("L4-L5 intervertebral disc", "zh")).toMatchObject({ words: "椎间盘", details: ["L4-L5"] });
    expect(findObservation("possibly a nodule", "de")).toBeNull();
    expect(findSite("", "de")).toBeNull();
  });
});
