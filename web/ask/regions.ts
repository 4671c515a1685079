import type { Choice } from "../doors/countries.ts";

/** ISO 3166-2 regions of the countries where a state or province licenses doctors. */
const regions: Readonly<Record<string, string>> = {
  US: "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming",
  CA: "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon",
};

/** The regions that have to be told apart in this country; empty where the country alone counts. */
export const regionsOf = (country: string): Choice[] =>
  (regions[country] ?? "")
    .split("|")
    .filter((each) => each !== "")
    .map((each) => ({ value: `${country}-${each.slice(0, 2)}`, label: each.slice(3) }));

/** A jurisdiction code as its parts: "US-NY" is country US with region "US-NY"; "DE" has no region. */
export const partsOf = (jurisdiction: string): { country: string; region: string | null } => ({
  country: jurisdiction.slice(0, 2),
  region: jurisdiction.length > 2 ? jurisdiction : null,
});
