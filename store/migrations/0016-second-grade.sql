-- A grade that counts only with two: what a second person made of the grade of a confirmed comparison. Given once for each version.
CREATE TABLE second_grade (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  version integer NOT NULL,
  value text NOT NULL,
  agrees boolean NOT NULL,
  comment text NOT NULL,
  grader_id uuid NOT NULL REFERENCES person,
  grader_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id, version) REFERENCES comparison_version (case_id, version)
);
ALTER TABLE second_grade ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_grade FORCE ROW LEVEL SECURITY;
CREATE POLICY granted_case ON second_grade USING (in_organisation(organisation_id) AND sees_case(case_id))
  WITH CHECK (in_organisation(organisation_id) AND sees_case(case_id));
CREATE POLICY blind_until_sealed ON second_grade AS RESTRICTIVE FOR SELECT USING (scope_is_system() OR NOT is_blind(case_id));
GRANT SELECT, INSERT ON second_grade TO overread_app;
