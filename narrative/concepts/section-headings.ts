import type { SectionName } from "#contract/statement.ts";

/**
 * Headings of report sections, whole and in lower case. English as reports use them; German, Spanish and French so that such a report is
 * at least parted into its sections. Commas part them.
 */
export const sectionHeadings: Readonly<Record<Exclude<SectionName, "other">, string>> = {
  indication: `
indication, indications, clinical indication, clinical indications, history, clinical history, patient history,
clinical information, clinical details, clinical data, clinical, clinical question, clinical statement,
reason for exam, reason for examination, reason for study, reason for this examination, reason for the exam, reason,
medical condition, brief history, relevant history, symptoms, clinical context, diagnosis on referral, question,
questions to be answered, history and indication, indication and history, hx, cc, chief complaint, referral,
reason for referral, klinische angaben, indikation, fragestellung, anamnese, klinik, rechtfertigende indikation,
klinische angaben und fragestellung, indicación, indicacion, motivo, motivo del estudio, datos clínicos,
datos clinicos, historia clínica, indication clinique, renseignements cliniques, motif, contexte clinique
`,
  technique: `
technique, techniques, procedure, protocol, examination technique, scan technique, method, methods, exam technique,
contrast, iv contrast, technical factors, imaging technique, imaging protocol, dose, radiation dose, sequences,
acquisition, technical quality, technical, views, examination protocol, untersuchungstechnik, technik, methodik,
untersuchung, técnica, tecnica, protocolo, technique d'examen, protocole
`,
  comparison: `
comparison, comparisons, comparison exam, comparison exams, comparison film, comparison study, comparison studies,
prior, priors, prior study, prior studies, prior examinations, previous study, previous studies,
previous examinations, compared to, reference exam, correlation, vergleich, voruntersuchung, voruntersuchungen,
voraufnahmen, comparación, comparacion, estudios previos, comparaison, comparatif, examens antérieurs
`,
  findings: `
findings, finding, report, description, observations, radiological findings, imaging findings, results, result, body,
radiographic findings, detailed findings, interpretation and findings, ct findings, mri findings, mr findings,
discussion, ultrasound findings, narrative, full result, additional findings, other findings, incidental findings,
befund, befunde, befundung, hallazgos, hallazgo, informe, descripción, résultats, resultats, résultat,
description des images
`,
  impression: `
impression, impressions, conclusion, conclusions, summary, opinion, assessment, diagnosis, diagnoses, interpretation,
imp, final impression, findings and impression, findings/impression, impression and recommendation, final diagnosis,
impression and recommendations, impression/recommendations, impression/recommendation, radiological diagnosis,
comment, comments, overall impression, conclusion and recommendation, conclusions and recommendations,
final assessment, radiologic diagnosis, key findings, bottom line, wet read, preliminary report,
summary and recommendations, beurteilung, zusammenfassung, zusammenfassende beurteilung, diagnose, fazit, ergebnis,
impresión, impresion, conclusión, conclusiones, diagnóstico, impresión diagnóstica, synthèse, synthese,
conclusion diagnostique
`,
  recommendation: `
recommendation, recommendations, recommended follow up, follow up, follow-up, suggestion, suggestions, plan, advice,
management, management recommendation, next steps, empfehlung, empfehlungen, procedere, recomendación,
recomendaciones, recommandation, recommandations, conduite à tenir
`,
  addendum: `
addendum, addenda, addendum report, amendment, corrected report, correction, nachtrag, zusatz, adenda, additif
`,
};
