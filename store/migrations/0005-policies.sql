-- The second wall: even if a handler forgets to ask, the database answers only what the scope may see.

-- Functions that policies ask look past the policies, or they would ask each other without end: for as long as they look they are the
-- system (an attribute SET app.kind would need a superuser as owner). They answer only about whoever asks, and give no rows away.
CREATE FUNCTION scope_swap(kind text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE kept text := scope_kind();
BEGIN
  PERFORM set_config('app.kind', coalesce(kind, ''), true);
  RETURN kept;
END $$;

CREATE FUNCTION holds_part(in_case uuid, wanted text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE kept text := scope_swap('system');
DECLARE found boolean := EXISTS (SELECT 1 FROM case_grant g WHERE g.case_id = in_case AND g.person_id = scope_person()
                                   AND g.revoked_at IS NULL AND (wanted = 'any' OR g.part = wanted));
BEGIN
  PERFORM scope_swap(kept);
  RETURN found;
END $$;

CREATE FUNCTION was_signed(in_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE kept text := scope_swap('system');
DECLARE found boolean := EXISTS (SELECT 1 FROM case_stage s WHERE s.case_id = in_case AND s.stage = 'signed');
BEGIN
  PERFORM scope_swap(kept);
  RETURN found;
END $$;

CREATE FUNCTION has_sealed(in_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE kept text := scope_swap('system');
DECLARE found boolean := EXISTS (SELECT 1 FROM reading_version v WHERE v.case_id = in_case AND v.reader_id = scope_person());
BEGIN
  PERFORM scope_swap(kept);
  RETURN found;
END $$;

-- Whoever begins a case gives the first part in it.
CREATE FUNCTION began_case(in_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE kept text := scope_swap('system');
DECLARE found boolean := EXISTS (SELECT 1 FROM second_opinion_case c WHERE c.id = in_case AND c.created_by = scope_person());
BEGIN
  PERFORM scope_swap(kept);
  RETURN found;
END $$;

CREATE FUNCTION sees_case(in_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT scope_is_system()
      OR (scope_kind() = 'link' AND scope_case() = in_case)
      OR (scope_kind() = 'person' AND (
            scope_has_role('coordinator')
            OR holds_part(in_case, 'any')
            OR (scope_has_role('quality-lead') AND was_signed(in_case))))
$$;

-- Blind: a reader in this case who has sealed nothing yet, whatever other roles the person has.
CREATE FUNCTION is_blind(in_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT scope_kind() = 'person' AND holds_part(in_case, 'reader') AND NOT has_sealed(in_case)
$$;

-- How many cases somebody has to read, for whoever chooses a reader: also those cases that the chooser does not see.
CREATE FUNCTION open_cases(of_person uuid, but_case uuid) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE kept text := scope_swap('system');
DECLARE found integer;
BEGIN
  SELECT count(DISTINCT g.case_id)::int INTO found FROM case_grant g
    JOIN LATERAL (SELECT stage FROM case_stage s WHERE s.case_id = g.case_id ORDER BY sequence DESC LIMIT 1) s ON true
    WHERE g.person_id = of_person AND g.part IN ('reader', 'adjudicator') AND g.revoked_at IS NULL AND g.case_id <> but_case
      AND s.stage IN ('offered', 'reading', 'comparing', 'adjudicating');
  PERFORM scope_swap(kept);
  RETURN found;
END $$;

-- The last event of a chain, for whoever appends the next one without seeing those before.
CREATE FUNCTION chain_head(of_chain uuid, OUT sequence integer, OUT hash text) LANGUAGE plpgsql STABLE AS $$
DECLARE kept text := scope_swap('system');
BEGIN
  SELECT e.sequence, e.hash INTO chain_head.sequence, chain_head.hash
    FROM custody_event e WHERE e.chain = of_chain ORDER BY e.sequence DESC LIMIT 1;
  PERFORM scope_swap(kept);
END $$;

DO $$
DECLARE t text;
BEGIN
  -- The organisation's own tables.
  FOREACH t IN ARRAY ARRAY['person', 'person_role', 'reader_profile', 'invitation', 'service_token', 'case_counter',
      'conflicting_instance'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_organisation ON %I USING (in_organisation(organisation_id)) WITH CHECK (in_organisation(organisation_id))', t);
  END LOOP;
  -- What a person signs in with: the person's own, and for the administrator who renews an access.
  FOREACH t IN ARRAY ARRAY['recovery_code', 'passkey', 'session'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own ON %I USING (in_organisation(organisation_id)
      AND (scope_is_system() OR person_id = scope_person() OR scope_has_role(''administrator'')))', t);
  END LOOP;
  -- What belongs to one case.
  FOREACH t IN ARRAY ARRAY['case_grant', 'case_stage', 'case_draft', 'case_request', 'offer', 'offer_answer', 'case_record', 'record_text',
      'reading', 'reading_draft', 'reading_version', 'comparison_draft', 'comparison_version', 'adjudication', 'settled_difference',
      'opinion_draft', 'opinion', 'opinion_rendering', 'delivery', 'delivery_event', 'case_study', 'study_identity',
      'series_release'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['case_stage', 'case_draft', 'case_request', 'offer', 'offer_answer', 'case_record', 'record_text', 'reading',
      'reading_draft', 'comparison_draft', 'comparison_version', 'adjudication', 'settled_difference', 'opinion_draft', 'opinion',
      'opinion_rendering', 'delivery', 'delivery_event', 'case_study', 'study_identity', 'series_release'] LOOP
    EXECUTE format('CREATE POLICY granted_case ON %I USING (in_organisation(organisation_id) AND sees_case(case_id))
                    WITH CHECK (in_organisation(organisation_id) AND sees_case(case_id))', t);
  END LOOP;
  -- What a blind reader may not have, by any query.
  FOREACH t IN ARRAY ARRAY['case_record', 'record_text', 'comparison_draft', 'comparison_version', 'adjudication',
      'settled_difference', 'opinion_draft', 'opinion', 'opinion_rendering'] LOOP
    EXECUTE format('CREATE POLICY blind_until_sealed ON %I AS RESTRICTIVE FOR SELECT USING (scope_is_system() OR NOT is_blind(case_id))', t);
  END LOOP;
END $$;

-- Grants: those of the cases one sees, and one's own of any time. The first one is given by whoever began the case.
CREATE POLICY granted_case ON case_grant
  USING (in_organisation(organisation_id) AND (scope_is_system() OR person_id = scope_person() OR sees_case(case_id)))
  WITH CHECK (in_organisation(organisation_id) AND (sees_case(case_id) OR began_case(case_id)
    OR (person_id = scope_person() AND revoked_at IS NOT NULL)));

-- A draft is the reader's alone; sealed versions are for everybody on the case who is not blind.
CREATE POLICY own_draft ON reading_draft AS RESTRICTIVE USING (scope_is_system() OR reader_id = scope_person());
CREATE POLICY own_reading_version ON reading_version
  USING (in_organisation(organisation_id) AND (scope_is_system() OR reader_id = scope_person() OR sees_case(case_id)))
  WITH CHECK (in_organisation(organisation_id) AND (scope_is_system() OR reader_id = scope_person()));
-- Another reader's version: not before one's own seal.
CREATE POLICY blind_to_others ON reading_version AS RESTRICTIVE FOR SELECT
  USING (scope_is_system() OR reader_id = scope_person() OR NOT is_blind(case_id));

ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON organisation USING (in_organisation(id)) WITH CHECK (scope_is_system());

-- The creator sees a case before the grant row is written in the same transaction.
ALTER TABLE second_opinion_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_opinion_case FORCE ROW LEVEL SECURITY;
CREATE POLICY granted_case ON second_opinion_case
  USING (in_organisation(organisation_id) AND sees_case(id))
  WITH CHECK (in_organisation(organisation_id));

ALTER TABLE received_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE received_file FORCE ROW LEVEL SECURITY;
CREATE POLICY granted_case ON received_file
  USING (in_organisation(organisation_id)
    AND CASE WHEN case_id IS NULL THEN scope_is_system() OR scope_kind() = 'service' OR scope_has_role('coordinator')
             ELSE sees_case(case_id) OR scope_kind() = 'service' END)
  WITH CHECK (in_organisation(organisation_id));
CREATE POLICY blind_until_sealed ON received_file AS RESTRICTIVE FOR SELECT
  USING (scope_is_system() OR case_id IS NULL OR NOT is_blind(case_id));

ALTER TABLE custody_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody_event FORCE ROW LEVEL SECURITY;
-- A case's chain for those who see the case and are not blind in it (reasons are free text); the organisation's own for its
-- administrators; one's own events always. Appending asks chain_head, so that nobody needs to see more than this.
CREATE POLICY seen_chain ON custody_event FOR SELECT
  USING (in_organisation(organisation_id) AND (scope_is_system() OR actor_id = scope_person()::text
    OR CASE WHEN case_id IS NULL THEN scope_has_role('administrator')
            ELSE scope_kind() = 'service' OR (sees_case(case_id) AND NOT is_blind(case_id)) END));
CREATE POLICY appended ON custody_event FOR INSERT
  WITH CHECK (in_organisation(organisation_id) AND (case_id IS NULL OR scope_kind() = 'service' OR sees_case(case_id)));

-- Images: by a case that links the study and that the scope sees; whole organisation for services and coordinators.
CREATE FUNCTION sees_study(in_study uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT scope_is_system() OR scope_kind() = 'service'
      OR (scope_kind() = 'person' AND (scope_has_role('coordinator')
            OR EXISTS (SELECT 1 FROM case_study c WHERE c.study_id = in_study AND sees_case(c.case_id))))
      OR (scope_kind() = 'link' AND EXISTS (SELECT 1 FROM case_study c WHERE c.study_id = in_study AND c.case_id = scope_case()))
$$;
-- A sender must be able to find the study it adds to before any case links it; hence writing asks for the organisation only.
DO $$
DECLARE t text; key text;
BEGIN
  FOREACH t IN ARRAY ARRAY['study', 'series', 'instance'] LOOP
    key := CASE t WHEN 'study' THEN 'id' ELSE 'study_id' END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen_study ON %I FOR SELECT USING (in_organisation(organisation_id) AND sees_study(%I))', t, key);
    EXECUTE format('CREATE POLICY own_organisation ON %I FOR INSERT WITH CHECK (in_organisation(organisation_id))', t);
  END LOOP;
END $$;

-- Only the system looks at sign-in steps, attempts and the set-up link.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sign_in_step', 'sign_in_attempt', 'setup_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_only ON %I USING (scope_is_system()) WITH CHECK (scope_is_system())', t);
  END LOOP;
END $$;
