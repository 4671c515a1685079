/** ISO 3166-1 alpha-2 codes of the countries and territories; their names come from the browser (Intl.DisplayNames). */
const codes =
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(
    " ",
  );

export type Choice = { value: string; label: string };

const nameIn = (language: string, type: "region" | "language", code: string): string =>
  new Intl.DisplayNames([language], { type, fallback: "code" }).of(code) ?? code;

const byName = (language: string) => (a: Choice, b: Choice) => a.label.localeCompare(b.label, language);

/** Every country with its name in the given language, in order of the names. */
export const countries = (language = "en"): Choice[] =>
  codes.map((value) => ({ value, label: nameIn(language, "region", value) })).sort(byName(language));

/** The country that the browser's language names, as a first guess: "en-IE" gives "IE". */
export function likelyCountry(languages: readonly string[] = navigator.languages): string | null {
  for (const each of languages) {
    const region = new Intl.Locale(each).region;
    if (region !== undefined && codes.includes(region)) return region;
  }
  return null;
}
