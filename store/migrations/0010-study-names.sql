-- A search by the beginning of a name looks where that name stands, however many studies there are; common names are found sooner by
-- going through the newest studies, and the planner knows which is which.
CREATE INDEX study_patient_name ON study (organisation_id, lower(patient_name) text_pattern_ops);
