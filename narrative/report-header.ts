/** What a report's header says of whom and what it is about; null where it does not. Dates as YYYY-MM-DD. */
export type ReportHeader = {
  name: string | null;
  birthDate: string | null;
  patientId: string | null;
  examDate: string | null;
};

const LONGEST_HEADER = 2500;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DATE = String.raw`(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}[ -](?:${MONTHS.join("|")})[a-z]*\.?,?[ -]\d{4}|(?:${MONTHS.join("|")})[a-z]*\.? \d{1,2},? \d{4})`;

const NAME =
  /^[ \t]*(?:patient(?:'s)?(?: name)?|name of patient|name|patientenname|nombre(?: del paciente)?|paciente|nom(?: du patient)?)[ \t]*[:=][ \t]*([\p{L}][\p{L} ,.'’-]{1,80})/imu;
const BIRTH = new RegExp(
  String.raw`(?:date of birth|d\.?o\.?b\.?|birth ?date|born|geburtsdatum|geb\.?|fecha de nacimiento|date de naissance|né\(?e?\)? le)[ \t]*[:=]?[ \t]*${DATE}`,
  "i",
);
const ID =
  /\b(?:mrn|m\.r\.n\.|patient id|patient no\.?|medical record(?: number| no\.?)?|hospital (?:number|no\.?)|nhs (?:number|no\.?)|pat\.?-?id)[ \t]*[:=#][ \t]*([A-Z0-9][A-Z0-9 -]{2,30})/i;
const EXAM = new RegExp(
  String.raw`(?:date of (?:exam(?:ination)?|study|service)|exam(?:ination)? date|study date|performed(?: on)?|untersuchungsdatum|fecha del estudio|date de l['’]examen)[ \t]*[:=]?[ \t]*${DATE}`,
  "i",
);

function iso(year: number, month: number, dayOfMonth: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const whole = made.getUTCMonth() === month - 1 && made.getUTCDate() === dayOfMonth;
  return whole ? made.toISOString().slice(0, 10) : null;
}

/**
 * A date in figures or with the month's name. Figures in an order that two countries read differently ("03/04/1960") give both.
 * @returns the dates it can mean
 */
export function readDates(words: string): string[] {
  const whole = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  if (whole !== null) return [iso(Number(whole[1]), Number(whole[2]), Number(whole[3]))].filter((one) => one !== null);
  const figures = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(words);
  if (figures !== null) {
    const [one, two, year] = [Number(figures[1]), Number(figures[2]), Number(figures[3])];
    return [...new Set([iso(year, two, one), iso(year, one, two)])].filter((date) => date !== null);
  }
  const month = MONTHS.findIndex((name) => words.toLowerCase().includes(name)) + 1;
  const numbers = [...words.matchAll(/\d+/g)].map(([number]) => Number(number));
  const [dayOfMonth, year] = numbers;
  const date = month === 0 || dayOfMonth === undefined || year === undefined ? null : iso(year, month, dayOfMonth);
  return date === null ? [] : [date];
}

/** Name, birth date, number and date of examination in a report's first lines, in the words it uses. */
export function readHeader(text: string): ReportHeader {
  const head = text.slice(0, LONGEST_HEADER);
  const found = (pattern: RegExp) => pattern.exec(head)?.[1]?.trim() ?? null;
  return { name: found(NAME), birthDate: found(BIRTH), patientId: found(ID), examDate: found(EXAM) };
}
