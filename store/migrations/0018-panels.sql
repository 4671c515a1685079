-- Adjudication by one third reader or a panel: secret ballots in at most two rounds, a time limit, questions without names, an end.
ALTER TABLE adjudication
  ADD COLUMN mode text NOT NULL DEFAULT 'focused',
  ADD COLUMN due_at timestamptz NOT NULL DEFAULT now() + interval '72 hours';
ALTER TABLE adjudication ALTER COLUMN mode DROP DEFAULT, ALTER COLUMN due_at DROP DEFAULT;
CREATE TABLE adjudication_member (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  adjudication_id uuid NOT NULL REFERENCES adjudication,
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  seat integer NOT NULL,
  PRIMARY KEY (adjudication_id, person_id)
);
INSERT INTO adjudication_member (organisation_id, case_id, adjudication_id, person_id, name, seat)
  SELECT a.organisation_id, a.case_id, a.id, a.adjudicator_id, p.name, 1 FROM adjudication a JOIN person p ON p.id = a.adjudicator_id;
ALTER TABLE adjudication DROP COLUMN adjudicator_id;
CREATE TABLE adjudication_ballot (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  adjudication_id uuid NOT NULL REFERENCES adjudication,
  round integer NOT NULL CHECK (round IN (1, 2)),
  pair_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  -- contract/adjudication.ts ballot
  content jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (adjudication_id, round, pair_id, person_id)
);
CREATE TABLE adjudication_reading (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  adjudication_id uuid NOT NULL REFERENCES adjudication,
  person_id uuid NOT NULL REFERENCES person,
  text text NOT NULL,
  sha256 text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (adjudication_id, person_id)
);
CREATE TABLE adjudication_question (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  adjudication_id uuid NOT NULL REFERENCES adjudication,
  pair_id uuid,
  text text NOT NULL,
  asked_by uuid NOT NULL REFERENCES person,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE adjudication_answer (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  question_id uuid NOT NULL REFERENCES adjudication_question,
  text text NOT NULL,
  answered_by uuid NOT NULL REFERENCES person,
  at timestamptz NOT NULL DEFAULT now()
);
-- More time given, or time run out without a quorum: the newest row says when it is due.
CREATE TABLE adjudication_due (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  adjudication_id uuid NOT NULL REFERENCES adjudication,
  -- extended | missed
  kind text NOT NULL,
  due_at timestamptz NOT NULL,
  by_name text NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE adjudication_end (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  adjudication_id uuid PRIMARY KEY REFERENCES adjudication,
  -- settled | closed-by-time | taken-back
  kind text NOT NULL,
  by_name text NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE third_reader_wish (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  by_id uuid NOT NULL REFERENCES person,
  by_name text NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
-- { first, second, both, neither, newVersion, notSettled }: how many ballots; null for one third reader.
ALTER TABLE settled_difference ADD COLUMN votes jsonb;
-- What an organisation has decided for itself, by kind (contract/adjudication.ts, contract/follow-up.ts): the newest row of a kind stands.
CREATE TABLE organisation_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  -- adjudication | follow-up
  kind text NOT NULL,
  content jsonb NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE organisation_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON organisation_rule USING (in_organisation(organisation_id)) WITH CHECK (in_organisation(organisation_id));
GRANT SELECT, INSERT ON organisation_rule TO overread_app;
CREATE INDEX organisation_rule_newest ON organisation_rule (organisation_id, kind, id DESC);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['adjudication_member', 'adjudication_ballot', 'adjudication_reading', 'adjudication_question',
      'adjudication_answer', 'adjudication_due', 'adjudication_end', 'third_reader_wish'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY granted_case ON %I USING (in_organisation(organisation_id) AND sees_case(case_id))
                    WITH CHECK (in_organisation(organisation_id) AND sees_case(case_id))', t);
    EXECUTE format('CREATE POLICY blind_until_sealed ON %I AS RESTRICTIVE FOR SELECT USING (scope_is_system() OR NOT is_blind(case_id))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO overread_app', t);
    EXECUTE format('CREATE INDEX %I ON %I (case_id)', t || '_case', t);
  END LOOP;
END $$;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO overread_app;
