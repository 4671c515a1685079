const IMAGING =
  "ct|cta|mri|mr|mra|mrcp|ultrasound|us|sonograph\\w*|x-?rays?|radiographs?|mammogra\\w*|pet(?:[-/]ct)?|scintigraphy|bone scan|imaging|angiogra\\w*|endoscop\\w*|colonoscop\\w*|biops\\w*|aspiration|sampling|tissue|fna|echocardiogra\\w*|views?|examination|evaluation|work[- ]?up|referral|consultation|correlation|follow[- ]?up|surveillance|excision|surgical|histolog\\w*|discussion|review|opinion|input|screening|scan|tomography|staging";
const ADVISED = new RegExp(
  [
    String.raw`\brecommend(?:ed|ation|ations|s|ing)?\b`,
    String.raw`\b(?:is|are|be|strongly) (?:advised|advisable)\b|\badvise\b|^adv(?:ice|ised)?\s*:`,
    String.raw`\b(?:${IMAGING})\b[^.]{0,40}\b(?:advised|suggested|advocated|please)\b`,
    String.raw`\b(?:${IMAGING})\b[^.]{0,60}\b(?:is|are|would be|may be|could be|can be|should be|is also|might be) (?:suggested|indicated|warranted|necessary|needed|helpful|useful|required|considered|performed|obtained|beneficial)\b`,
    String.raw`\b(?:suggest|consider|obtain|perform|suggested|needs?|requires?|should (?:have|undergo)|refer for) (?:a |an |further |additional |short[- ]interval |short[- ]term |dedicated |close |repeat |follow[- ]?up |contrast[- ]enhanced |clinical |tissue |non-?emergent )*(?:${IMAGING})\b`,
    String.raw`\bshould (?:also )?be (?:followed|evaluated|further|correlated|considered for|biopsied|performed|obtained|repeated|referred)\b`,
    String.raw`\b(?:clinical|radiographic|surgical|histologic\w*) correlation\b|\bcorrelate (?:clinically|with)\b|\bcorrelation with\b`,
    String.raw`\b(?:follow[- ]?up|repeat|surveillance)\b[^.]{0,40}\b(?:in|at|within|after)\s+(?:\d|one|two|three|four|six|twelve)`,
    String.raw`\bfor (?:further|definitive) (?:evaluation|characterization|assessment|work[- ]?up)\b`,
    String.raw`\b(?:further|additional) (?:evaluation|work[- ]?up|imaging|characterization|assessment) (?:with|by)\b`,
    String.raw`^(?:continue |resume |return to )?(?:annual|yearly|routine|short[- ]interval|continued|close|urgent|further)\b[^.]{0,40}\b(?:${IMAGING})\b`,
    String.raw`^(?:\w+|\d+)[- ](?:day|week|month|year)s?[- ][^.]{0,20}\b(?:${IMAGING})\b`,
    String.raw`^(?:repeat|follow[- ]?up|consider|suggest|advise|refer|correlate|please correlate)\b[^.]{0,60}\b(?:${IMAGING})\b`,
  ].join("|"),
  "i",
);
const NOT_ADVICE =
  /\bno (?:further |additional |routine )?(?:follow[- ]?up|imaging|work[- ]?up)[^.]{0,40}(?:needed|necessary|required|recommended|indicated)\b/i;

/** What a sentence advises, apart from its words. `months` is the interval; `none` advises that nothing is needed. */
export type Advice = { actions: string[]; months: number | null; none: boolean };

const ACTIONS: readonly (readonly [string, RegExp])[] = [
  ["MR", /\b(?:mri|mr|mra|mrcp|magnetic resonance)\b/i],
  ["CT", /(?<!\bpet\s?[-/]?\s?)\b(?:ct|cta|ldct|computed tomography)\b/i],
  ["PET", /\bpet\b/i],
  ["ultrasound", /\b(?:ultrasound|us|sonograph\w*|doppler)\b/i],
  ["mammography", /\bmammogra\w*/i],
  ["radiograph", /\b(?:x-?rays?|radiographs?|plain films?)\b/i],
  ["biopsy", /\b(?:biops\w*|fna|tissue|aspiration|sampling|histolog\w*|patholog\w*)\b/i],
  ["surgery", /\b(?:surger\w*|surgical|excision|resection|operation)\b/i],
  ["endoscopy", /\b(?:endoscop\w*|colonoscop\w*|bronchoscop\w*)\b/i],
  [
    "referral",
    /\b(?:refer\w*|consult\w*|discussion|mdt|multidisciplinary|(?:surgical|specialist|oncolog\w*|neurosurgical|urolog\w*|orthop\w*) (?:opinion|review|input))\b/i,
  ],
  ["correlation", /\bcorrelat\w*/i],
  ["follow-up", /\b(?:follow[- ]?up|surveillance|repeat|interval)\b/i],
];
const NUMBERS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const INTERVAL =
  /\b(\d{1,2}|one|two|three|four|five|six|eight|nine|ten|twelve)(?:\s*(?:-|–|to)\s*(\d{1,2}|one|two|three|four|six|twelve))?[\s-]*(day|week|month|year)s?\b/i;
const MONTHS_IN = new Map([
  ["day", 1 / 30],
  ["week", 1 / 4],
  ["month", 1],
  ["year", 12],
]);

/** Most sentences advise nothing; one look tells. */
const MAY_ADVISE =
  /recommend|advi[sc]|suggest|consider|follow|correlat|further|additional|refer|repeat|annual|yearly|routine|short|continue|close|urgent|surveillance|obtain|perform|need|require|should|indicated|warranted|helpful|useful|beneficial|month|week|year|adv\s*:|please|advocated|definitive/i;

export function isRecommendation(sentence: string): boolean {
  if (!MAY_ADVISE.test(sentence)) return false;
  return ADVISED.test(sentence) || NOT_ADVICE.test(sentence);
}

/** The kinds of examination or act advised, in a fixed order, and after how many months (a range: its earlier end). */
export function readAdvice(words: string): Advice {
  const interval = INTERVAL.exec(words);
  const number = interval?.[1]?.toLowerCase() ?? "";
  const count = NUMBERS.includes(number) ? NUMBERS.indexOf(number) : Number(number);
  const perUnit = MONTHS_IN.get(interval?.[3]?.toLowerCase() ?? "");
  const yearly = /\b(?:annual(?:ly)?|yearly)\b/i.test(words) ? 12 : null;
  return {
    actions: ACTIONS.filter(([, pattern]) => pattern.test(words)).map(([name]) => name),
    months: perUnit === undefined ? yearly : Math.round(count * perUnit * 10) / 10,
    none: NOT_ADVICE.test(words),
  };
}
