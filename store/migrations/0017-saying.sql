-- How a signed answer is said: in which language, under whose certificate, and to which receivers it went.

-- What the service signs documents with where the organisation gave it no certificate. The key is sealed with the service's own.
CREATE TABLE signing_identity (
  organisation_id uuid PRIMARY KEY REFERENCES organisation,
  certificate bytea NOT NULL,
  sealed_key bytea NOT NULL,
  made_at timestamptz NOT NULL
);
ALTER TABLE signing_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE signing_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON signing_identity USING (in_organisation(organisation_id)) WITH CHECK (in_organisation(organisation_id));
GRANT SELECT, INSERT ON signing_identity TO overread_app;

ALTER TABLE delivery ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es', 'de', 'fr', 'zh', 'ar'));

-- The language in which a person reads the answer of a case; the last row is the one that holds.
CREATE TABLE answer_language (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  person_id uuid NOT NULL REFERENCES person,
  language text NOT NULL CHECK (language IN ('en', 'es', 'de', 'fr', 'zh', 'ar')),
  at timestamptz NOT NULL
);
CREATE INDEX answer_language_reader ON answer_language (case_id, person_id, id DESC);

-- Each try to send a signed version to a receiver over HL7 v2, and what it answered.
CREATE TABLE report_sending (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  version integer NOT NULL,
  receiver text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'refused', 'failed')),
  detail text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX report_sending_version ON report_sending (case_id, version, receiver);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['answer_language', 'report_sending'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY granted_case ON %I USING (in_organisation(organisation_id) AND sees_case(case_id))
                    WITH CHECK (in_organisation(organisation_id) AND sees_case(case_id))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO overread_app', t);
  END LOOP;
END $$;
-- What a receiver answers may speak of the opinion.
CREATE POLICY blind_until_sealed ON report_sending AS RESTRICTIVE FOR SELECT USING (scope_is_system() OR NOT is_blind(case_id));
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO overread_app;
