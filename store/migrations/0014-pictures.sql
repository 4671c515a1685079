-- Pictures, documents and film clips that were made DICOM objects: the object is an image like any other, and the file it was made of
-- stays as it was received.
CREATE TABLE converted_file (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  study_id uuid NOT NULL REFERENCES study,
  sop_instance_uid text NOT NULL,
  -- Of the file as it was received.
  original_sha256 text NOT NULL,
  size bigint NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (case_id, original_sha256)
);
CREATE INDEX converted_file_study ON converted_file (study_id);
ALTER TABLE converted_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE converted_file FORCE ROW LEVEL SECURITY;
CREATE POLICY granted_case ON converted_file USING (in_organisation(organisation_id) AND sees_case(case_id))
  WITH CHECK (in_organisation(organisation_id) AND sees_case(case_id));
CREATE POLICY blind_until_sealed ON converted_file AS RESTRICTIVE FOR SELECT USING (scope_is_system() OR NOT is_blind(case_id));
GRANT SELECT, INSERT ON converted_file TO overread_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO overread_app;
