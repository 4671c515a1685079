-- After the reading: critical findings told by word of mouth, answers that nobody opened, recommendations until they are done,
-- follow-up questions, outcomes, and whether the first radiologist may be written to. All of it is only appended.
-- The hours are among the follow-up rules now (0018, organisation_rule).
ALTER TABLE organisation DROP COLUMN unopened_hours;

CREATE TABLE spoken_contact (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  finding_id uuid NOT NULL,
  finding text NOT NULL,
  told_to text NOT NULL,
  their_role text NOT NULL,
  told_at timestamptz NOT NULL,
  how text NOT NULL,
  note text NOT NULL,
  told_by uuid NOT NULL REFERENCES person,
  told_by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
-- A critical finding as the sealed reading has it: what must be told, since when.
CREATE TABLE critical_finding (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  finding_id uuid NOT NULL,
  category integer NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (case_id, finding_id)
);
-- An answer or link that was still unopened after so many hours, told to the coordinator once for each step.
CREATE TABLE unopened_notice (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  -- The signed case itself, or the link.
  subject uuid NOT NULL,
  hours integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, hours)
);
CREATE TABLE recommendation_item (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  finding_id uuid,
  text text NOT NULL,
  -- A calendar day, YYYY-MM-DD.
  due_on text,
  place integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE recommendation_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  item_id uuid NOT NULL REFERENCES recommendation_item,
  -- open | done | declined
  state text NOT NULL,
  -- A calendar day, YYYY-MM-DD.
  due_on text,
  note text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE case_outcome (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  kind text NOT NULL,
  verdict text NOT NULL,
  happened_on text,
  text text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE follow_up_question (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  text text NOT NULL,
  by_id uuid NOT NULL REFERENCES person,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE follow_up_answer (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  question_id uuid PRIMARY KEY REFERENCES follow_up_question,
  opinion_version integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE feedback_permission (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  allowed boolean NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['spoken_contact', 'critical_finding', 'unopened_notice', 'recommendation_item', 'recommendation_change',
      'case_outcome', 'follow_up_question', 'follow_up_answer', 'feedback_permission'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY granted_case ON %I USING (in_organisation(organisation_id) AND sees_case(case_id))
                    WITH CHECK (in_organisation(organisation_id) AND sees_case(case_id))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO overread_app', t);
    EXECUTE format('CREATE INDEX %I ON %I (case_id)', t || '_case', t);
  END LOOP;
END $$;
-- Who reads blind tells what that reading found, and sees of these tables only that.
CREATE POLICY blind_to_others ON spoken_contact AS RESTRICTIVE FOR SELECT
  USING (scope_is_system() OR told_by = scope_person() OR NOT is_blind(case_id));
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO overread_app;
