import type { PhantomPatient } from "./phantoms/study-tags.ts";

/** People who do not exist. Helga Brandt is the patient who can be signed in. */
export const helga: PhantomPatient = {
  familyName: "Brandt",
  givenName: "Helga",
  id: "HH-204417",
  birthDate: "1959-03-02",
  sex: "F",
};
export const thomas: PhantomPatient = {
  familyName: "Keller",
  givenName: "Thomas",
  id: "NK-88120",
  birthDate: "1968-11-23",
  sex: "M",
};
export const leila: PhantomPatient = {
  familyName: "Haddad",
  givenName: "Leila",
  id: "SP-10973",
  birthDate: "1994-07-15",
  sex: "F",
};
export const karin: PhantomPatient = {
  familyName: "Vogt",
  givenName: "Karin",
  id: "BZ-55201",
  birthDate: "1973-01-30",
  sex: "F",
};
export const otto: PhantomPatient = {
  familyName: "Lindemann",
  givenName: "Otto",
  id: "HH-310066",
  birthDate: "1951-06-09",
  sex: "M",
};
export const erik: PhantomPatient = {
  familyName: "Sandberg",
  givenName: "Erik",
  id: "HH-311902",
  birthDate: "1986-09-27",
  sex: "M",
};
