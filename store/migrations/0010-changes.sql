-- Processes remember who may see which images (store/changes.ts); whatever changes it is told to all of them at its commit.
CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('overread_change', TG_ARGV[0]);
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_grant', 'case_stage', 'case_study', 'study_identity', 'series_release', 'reading_version',
      'person_role'] LOOP
    EXECUTE format('CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT
      EXECUTE FUNCTION tell_change(''permissions'')', t);
  END LOOP;
  -- A new image or study is looked up when it is first asked for; only what is no longer as it was must be told.
  FOREACH t IN ARRAY ARRAY['study', 'series', 'instance'] LOOP
    EXECUTE format('CREATE TRIGGER tell_change AFTER UPDATE OR DELETE ON %I FOR EACH STATEMENT
      EXECUTE FUNCTION tell_change(''images'')', t);
  END LOOP;
END $$;
-- Being seen is no change; being revoked is.
CREATE TRIGGER tell_change AFTER UPDATE OF revoked_at, expires_at, person_id OR DELETE ON session
  FOR EACH STATEMENT EXECUTE FUNCTION tell_change('permissions');
CREATE TRIGGER tell_change AFTER UPDATE OF revoked_at, expires_at, role OR DELETE ON service_token
  FOR EACH STATEMENT EXECUTE FUNCTION tell_change('permissions');
CREATE TRIGGER tell_change AFTER UPDATE OF disabled_at, name, organisation_id OR DELETE ON person
  FOR EACH STATEMENT EXECUTE FUNCTION tell_change('permissions');

-- Who sees all images of the organisation is found once in a query, not once in a row; only the others are asked case by case.
CREATE FUNCTION sees_all_images() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT scope_kind() IN ('system', 'service') OR (scope_kind() = 'person' AND scope_has_role('coordinator'))
$$;
DO $$
DECLARE t text; key text;
BEGIN
  FOREACH t IN ARRAY ARRAY['study', 'series', 'instance'] LOOP
    key := CASE t WHEN 'study' THEN 'id' ELSE 'study_id' END;
    EXECUTE format('ALTER POLICY seen_study ON %I USING (
      ((SELECT scope_is_system()) OR organisation_id = (SELECT scope_organisation()))
      AND ((SELECT coalesce(sees_all_images(), false)) OR sees_study(%I)))', t, key);
  END LOOP;
END $$;
