-- The resources of each signed version's FHIR document, as a server of FHIR gives them out, with what they can be searched by.
CREATE TABLE fhir_resource (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL,
  version integer NOT NULL,
  resource_type text NOT NULL,
  resource_id uuid NOT NULL,
  content jsonb NOT NULL,
  -- Search parameter to its values, all as text.
  search jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (resource_type, resource_id),
  FOREIGN KEY (case_id, version) REFERENCES opinion
);
CREATE INDEX fhir_resource_case ON fhir_resource (organisation_id, resource_type, at DESC);
CREATE INDEX fhir_resource_search ON fhir_resource USING gin (search);
ALTER TABLE fhir_resource ENABLE ROW LEVEL SECURITY;
ALTER TABLE fhir_resource FORCE ROW LEVEL SECURITY;
-- An integrator's token reads the signed reports of its organisation; people those of their cases.
CREATE POLICY granted_case ON fhir_resource
  USING (in_organisation(organisation_id) AND (sees_case(case_id) OR scope_kind() = 'service'))
  WITH CHECK (in_organisation(organisation_id) AND sees_case(case_id));
CREATE POLICY blind_until_sealed ON fhir_resource AS RESTRICTIVE FOR SELECT USING (scope_is_system() OR NOT is_blind(case_id));
GRANT SELECT, INSERT ON fhir_resource TO overread_app;
