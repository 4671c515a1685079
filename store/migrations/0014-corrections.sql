-- Stored bytes never change. What a person corrects (a wrong name, number, date or side) is laid over them on the way out: each
-- correction is a row of its own with who and why, and what stands now is kept beside the index so that reading it costs no join.
CREATE TABLE image_correction (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid REFERENCES second_opinion_case,
  study_id uuid NOT NULL REFERENCES study,
  -- Null where the whole study is corrected.
  series_id uuid REFERENCES series,
  -- Null where a whole series or study is corrected.
  instance_id uuid REFERENCES instance,
  -- What was corrected: DICOM JSON elements by tag, as they were shown before and as they are shown since.
  before jsonb NOT NULL,
  attributes jsonb NOT NULL,
  reason text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX image_correction_study ON image_correction (study_id, id);

-- What stands now of a study's and a series' corrections: images that come later get it too.
ALTER TABLE study ADD COLUMN correction jsonb;
ALTER TABLE series ADD COLUMN correction jsonb;
-- What is laid over this image's metadata, Original Attributes Sequence included (PS3.3 section C.12.1.1.9).
ALTER TABLE instance ADD COLUMN correction jsonb;

-- Files that were kept aside for another reason than other bytes under the same UID wait in the same place.
ALTER TABLE conflicting_instance ALTER COLUMN kept_sha256 DROP NOT NULL;
ALTER TABLE conflicting_instance ADD COLUMN code text NOT NULL DEFAULT 'conflicting-instance';
ALTER TABLE conflicting_instance ADD COLUMN case_id uuid REFERENCES second_opinion_case;
ALTER TABLE conflicting_instance ADD COLUMN name text NOT NULL DEFAULT '';
ALTER TABLE conflicting_instance ADD COLUMN study_instance_uid text NOT NULL DEFAULT '';
-- Attributes in which the two differ, [keyword, kept, other].
ALTER TABLE conflicting_instance ADD COLUMN differences jsonb NOT NULL DEFAULT '[]';
-- Files of one study that contradict what is there in the same way are decided together.
ALTER TABLE conflicting_instance ADD COLUMN grouping text NOT NULL DEFAULT '';
UPDATE conflicting_instance SET grouping = id::text;
CREATE INDEX conflicting_instance_grouping ON conflicting_instance (organisation_id, grouping);

CREATE TABLE conflict_decision (
  conflict_id uuid PRIMARY KEY REFERENCES conflicting_instance,
  organisation_id uuid NOT NULL REFERENCES organisation,
  decision text NOT NULL,
  -- The UID under which the other image is kept as well, where it got one.
  new_uid text,
  reason text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);

-- Images whose place another one took: what the case's chain tells of is given out with the case all the same.
CREATE TABLE superseded_instance (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  study_id uuid NOT NULL REFERENCES study,
  sop_instance_uid text NOT NULL,
  sha256 text NOT NULL,
  size bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX superseded_instance_study ON superseded_instance (study_id);

-- Patients who may have been mixed up: two under one number, one under two, one accession number for two.
CREATE TABLE patient_question (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  kind text NOT NULL,
  -- The same question about the same patients is asked once.
  key text NOT NULL,
  study_id uuid NOT NULL REFERENCES study,
  other_study_id uuid NOT NULL REFERENCES study,
  at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, key)
);
CREATE TABLE patient_answer (
  question_id uuid PRIMARY KEY REFERENCES patient_question,
  organisation_id uuid NOT NULL REFERENCES organisation,
  decision text NOT NULL,
  reason text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX study_accession ON study (organisation_id, accession_number) WHERE accession_number <> '';
CREATE INDEX study_birth_date ON study (organisation_id, patient_birth_date) WHERE patient_birth_date IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['image_correction', 'superseded_instance', 'conflict_decision', 'patient_question', 'patient_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['conflict_decision', 'patient_question', 'patient_answer'] LOOP
    EXECUTE format('CREATE POLICY coordinators ON %I
      USING (in_organisation(organisation_id) AND (scope_is_system() OR scope_has_role(''coordinator'')))
      WITH CHECK (in_organisation(organisation_id) AND (scope_is_system() OR scope_has_role(''coordinator'')))', t);
  END LOOP;
END $$;
CREATE POLICY seen_study ON image_correction FOR SELECT USING (in_organisation(organisation_id) AND sees_study(study_id));
CREATE POLICY appended ON image_correction FOR INSERT WITH CHECK (in_organisation(organisation_id) AND scope_is_system());
CREATE POLICY seen_study ON superseded_instance FOR SELECT USING (in_organisation(organisation_id) AND sees_study(study_id));
CREATE POLICY appended ON superseded_instance FOR INSERT WITH CHECK (in_organisation(organisation_id) AND scope_is_system());
-- Reasons are free text: not before the seal.
CREATE POLICY blind_until_sealed ON image_correction AS RESTRICTIVE FOR SELECT
  USING (scope_is_system() OR NOT EXISTS (SELECT 1 FROM case_study c WHERE c.study_id = image_correction.study_id AND is_blind(c.case_id)));

-- The index follows what a person decided; only the system's commands write it, and evidence stays append-only.
GRANT SELECT, INSERT ON image_correction, superseded_instance, conflict_decision, patient_question, patient_answer TO overread_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO overread_app;
GRANT UPDATE (patient_id, issuer_of_patient_id, patient_name, patient_birth_date, patient_sex, study_date, study_description,
  accession_number, correction) ON study TO overread_app;
GRANT UPDATE (series_description, body_part, laterality, correction) ON series TO overread_app;
GRANT UPDATE (sop_class_uid, transfer_syntax_uid, instance_number, frames, sha256, size, metadata, frame_locations, withheld,
  warnings, correction) ON instance TO overread_app;
CREATE POLICY corrected ON study FOR UPDATE USING (scope_is_system()) WITH CHECK (scope_is_system());
CREATE POLICY corrected ON series FOR UPDATE USING (scope_is_system()) WITH CHECK (scope_is_system());
CREATE POLICY corrected ON instance FOR UPDATE USING (scope_is_system()) WITH CHECK (scope_is_system());
