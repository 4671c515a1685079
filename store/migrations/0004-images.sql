-- The index of images. Bytes lie in the object store under their SHA-256; nothing here repeats them.
CREATE TABLE study (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  study_instance_uid text NOT NULL,
  patient_id text NOT NULL,
  issuer_of_patient_id text NOT NULL DEFAULT '',
  patient_name text NOT NULL,
  patient_birth_date text,
  patient_sex text NOT NULL DEFAULT '',
  study_date text,
  study_time text,
  study_description text NOT NULL DEFAULT '',
  accession_number text NOT NULL DEFAULT '',
  study_id text NOT NULL DEFAULT '',
  referring_physician_name text NOT NULL DEFAULT '',
  institution_name text NOT NULL DEFAULT '',
  received_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, study_instance_uid)
);
CREATE INDEX study_patient ON study (organisation_id, patient_id);
CREATE INDEX study_newest ON study (organisation_id, study_date DESC NULLS LAST, study_time DESC NULLS LAST, id);

CREATE TABLE series (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  study_id uuid NOT NULL REFERENCES study,
  series_instance_uid text NOT NULL,
  modality text NOT NULL,
  series_number integer,
  series_description text NOT NULL DEFAULT '',
  body_part text NOT NULL DEFAULT '',
  laterality text NOT NULL DEFAULT '',
  received_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, series_instance_uid)
);
CREATE INDEX series_study ON series (study_id);

CREATE TABLE instance (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  study_id uuid NOT NULL REFERENCES study,
  series_id uuid NOT NULL REFERENCES series,
  sop_instance_uid text NOT NULL,
  sop_class_uid text NOT NULL,
  transfer_syntax_uid text NOT NULL,
  instance_number integer,
  frames integer NOT NULL,
  sha256 text NOT NULL,
  size bigint NOT NULL,
  -- DICOM JSON (PS3.18 Annex F), bulk data by reference.
  metadata jsonb NOT NULL,
  -- Where each frame lies in the bytes (dicom/frames.ts); null where there are no pixels.
  frame_locations jsonb,
  -- Why a blind reader may not have it, or null (dicom/blind.ts).
  withheld text,
  warnings jsonb NOT NULL DEFAULT '[]',
  received_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, sop_instance_uid)
);
CREATE INDEX instance_series ON instance (series_id);
CREATE INDEX instance_study ON instance (study_id);
CREATE INDEX instance_sha256 ON instance (organisation_id, sha256);

-- Other bytes under a SOPInstanceUID that is already there: kept aside until a person decides.
CREATE TABLE conflicting_instance (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  sop_instance_uid text NOT NULL,
  kept_sha256 text NOT NULL,
  other_sha256 text NOT NULL,
  size bigint NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  received_from text NOT NULL,
  UNIQUE (organisation_id, sop_instance_uid, other_sha256)
);

CREATE TABLE case_study (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  study_id uuid NOT NULL REFERENCES study,
  linked_at timestamptz NOT NULL DEFAULT now(),
  linked_by text NOT NULL,
  PRIMARY KEY (case_id, study_id)
);
CREATE INDEX case_study_study ON case_study (study_id);
-- Whose images are they? The last row stands: asked (with the differences), confirmed or removed (with the reason).
CREATE TABLE study_identity (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  study_id uuid NOT NULL REFERENCES study,
  state text NOT NULL,
  differences jsonb NOT NULL DEFAULT '[]',
  reason text,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX study_identity_case ON study_identity (case_id, study_id);

CREATE TABLE series_release (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  series_id uuid NOT NULL REFERENCES series,
  reason text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (case_id, series_id)
);

-- Every file that came in for a case, and how it ended.
CREATE TABLE received_file (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid REFERENCES second_opinion_case,
  name text NOT NULL,
  outcome text NOT NULL,
  code text,
  reason text,
  warnings jsonb NOT NULL DEFAULT '[]',
  sha256 text,
  sop_instance_uid text,
  series_instance_uid text,
  study_instance_uid text,
  received_from text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX received_file_case ON received_file (case_id, id);
