import { choice, flag, millimetres, number, when } from "./fields.ts";

export const modality = choice("modality", "Examination", [
  { value: "CT", label: "CT" },
  { value: "MRI", label: "MRI" },
]);
export const outside = flag(
  "outside",
  "About a quarter or more of it enhances, or it is inflammatory, vascular or necrotic",
  {
    help: "Then it is no cystic mass, and Bosniak does not apply.",
  },
);
export const wall = millimetres("wall_mm", "Thickness of the wall", {
  optional: true,
  help: "The table speaks in whole millimetres: 2 or less, 3, 4 or more.",
});
export const septa = choice("septa", "Septa", [
  { value: "none", label: "None" },
  { value: "few", label: "1 to 3" },
  { value: "many", label: "4 or more" },
]);
const hasSepta = [when(septa, "few", "many")];
export const thickest = millimetres("septum_mm", "Thickest septum", { when: hasSepta });
export const septaEnhance = choice(
  "septa_enhance",
  "Do the septa enhance?",
  [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
  ],
  { when: hasSepta },
);
export const protrusion = choice("protrusion", "Enhancing protrusion of wall or septum (the worst)", [
  { value: "none", label: "None" },
  { value: "obtuse", label: "With obtuse margins" },
  { value: "acute", label: "With acute margins" },
]);
export const height = millimetres("protrusion_mm", "Height of the protrusion", {
  when: [when(protrusion, "obtuse", "acute")],
});
export const calcification = flag("calcification", "Calcification of any kind");
export const phase = choice(
  "phase",
  "Homogeneous content, measured on",
  [
    { value: "protocol", label: "A renal mass protocol, without enhancement" },
    { value: "noncontrast", label: "Noncontrast CT alone" },
    { value: "portal_venous", label: "Portal venous phase alone" },
    { value: "too_small", label: "Low attenuation, too small to characterise" },
    { value: "unknown", label: "Not homogeneous, or not described" },
  ],
  { when: [when(modality, "CT")] },
);
export const attenuation = number(
  "hu",
  "Attenuation",
  { unit: "HU", min: -1000, max: 3000 },
  { when: [when(phase, "protocol", "noncontrast", "portal_venous")] },
);
export const signal = choice(
  "signal",
  "Content",
  [
    { value: "simple", label: "Homogeneous simple fluid, with contrast" },
    { value: "t2_csf", label: "Homogeneous, markedly T2 hyperintense like CSF, noncontrast" },
    { value: "t1_marked", label: "Homogeneous, markedly T1 hyperintense (about 2.5 times the kidney), noncontrast" },
    { value: "t1fs_heterogeneous", label: "Heterogeneously hyperintense on unenhanced fat-saturated T1" },
    { value: "unknown", label: "Other, or not described" },
  ],
  { when: [when(modality, "MRI")] },
);
