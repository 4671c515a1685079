-- Large files that come in pieces: what has arrived is kept, so that a broken line or a closed page loses nothing of it.
CREATE TABLE upload (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  size bigint NOT NULL,
  -- What the sender's browser knows the file by: the same one goes on where it was.
  fingerprint text NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  -- How it ended, for whoever did not get the answer; null while it goes on.
  outcome jsonb
);
CREATE UNIQUE INDEX upload_open ON upload (case_id, person_id, fingerprint) WHERE outcome IS NULL;
CREATE TABLE upload_part (
  upload_id uuid NOT NULL REFERENCES upload,
  organisation_id uuid NOT NULL REFERENCES organisation,
  place bigint NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (upload_id, place)
);
ALTER TABLE upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload FORCE ROW LEVEL SECURITY;
CREATE POLICY own_upload ON upload
  USING (in_organisation(organisation_id) AND (scope_is_system() OR (person_id = scope_person() AND sees_case(case_id))))
  WITH CHECK (in_organisation(organisation_id) AND (scope_is_system() OR (person_id = scope_person() AND sees_case(case_id))));
ALTER TABLE upload_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload_part FORCE ROW LEVEL SECURITY;
CREATE POLICY own_upload ON upload_part
  USING (in_organisation(organisation_id) AND EXISTS (SELECT 1 FROM upload u WHERE u.id = upload_id))
  WITH CHECK (in_organisation(organisation_id) AND EXISTS (SELECT 1 FROM upload u WHERE u.id = upload_id));
GRANT SELECT, INSERT ON upload, upload_part TO overread_app;
GRANT UPDATE (outcome) ON upload TO overread_app;
-- Pieces are no evidence: the whole file is.
GRANT DELETE ON upload, upload_part TO overread_app;

-- What was noted of images goes with them where they are erased; the server's role has no right to delete it by itself.
CREATE POLICY erased ON image_correction FOR DELETE USING (scope_is_system());
CREATE POLICY erased ON superseded_instance FOR DELETE USING (scope_is_system());
