-- How what is stored is kept, copied, looked through, and deleted by rule.

-- Where rows name stored bytes: every column with the SHA-256 of an object, those of tables to come included. A hash that stands beside
-- the text it was taken of names no object.
CREATE FUNCTION object_places() RETURNS TABLE (place_table text, place_column text) LANGUAGE sql STABLE AS $$
  SELECT c.table_name::text, c.column_name::text FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.column_name LIKE '%sha256' AND c.table_name NOT LIKE 'object\_%'
      AND NOT EXISTS (SELECT 1 FROM information_schema.columns o WHERE o.table_schema = c.table_schema
        AND o.table_name = c.table_name AND o.column_name IN ('canonical', 'text'))
    ORDER BY 1, 2
$$;

-- Of these hashes, those that no row names; all organisations are looked through, so only the system may ask.
CREATE FUNCTION unreferred_objects(hashes text[]) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE place record; named text[];
BEGIN
  IF NOT scope_is_system() THEN RAISE EXCEPTION 'only the system looks through all organisations'; END IF;
  FOR place IN SELECT * FROM object_places() LOOP
    EXECUTE format('SELECT array_agg(DISTINCT h) FROM unnest($1) h WHERE h IN (SELECT %I FROM %I WHERE %I = ANY ($1))',
      place.place_column, place.place_table, place.place_column) INTO named USING hashes;
    SELECT coalesce(array_agg(h), '{}') INTO hashes FROM unnest(hashes) h WHERE h <> ALL (coalesce(named, '{}'));
  END LOOP;
  RETURN hashes;
END $$;

-- Objects that wait to be copied to the second store. Rows come only while there is one (object_copying).
CREATE TABLE object_copying (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  wanted boolean NOT NULL,
  since timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE object_to_copy (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256 text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION copies_wanted() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE kept text := scope_swap('system');
DECLARE found boolean := EXISTS (SELECT 1 FROM object_copying WHERE wanted);
BEGIN
  PERFORM scope_swap(kept);
  RETURN found;
END $$;
CREATE FUNCTION note_objects_to_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF copies_wanted() THEN
    INSERT INTO object_to_copy (sha256) SELECT DISTINCT sha256 FROM fresh WHERE sha256 IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['instance', 'received_file', 'case_record', 'opinion_rendering'] LOOP
    EXECUTE format('CREATE TRIGGER note_objects_to_copy AFTER INSERT ON %I REFERENCING NEW TABLE AS fresh
      FOR EACH STATEMENT EXECUTE FUNCTION note_objects_to_copy()', t);
  END LOOP;
END $$;

-- Where the re-reading of each store (originals, copies) stands. A worker that looks holds the lease; when it dies another goes on.
CREATE TABLE object_scrub (
  store text PRIMARY KEY,
  round integer NOT NULL DEFAULT 0,
  began_at timestamptz,
  ended_at timestamptz,
  -- The last object that was looked at in this round.
  cursor text NOT NULL DEFAULT '',
  objects bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  lease_until timestamptz NOT NULL DEFAULT '-infinity'
);

-- Damage, as it was found; healed_at when the object was whole again.
CREATE TABLE object_damage (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  store text NOT NULL,
  sha256 text NOT NULL,
  -- missing | changed
  what text NOT NULL,
  found_at timestamptz NOT NULL,
  healed_at timestamptz
);
CREATE UNIQUE INDEX object_damage_open ON object_damage (store, sha256) WHERE healed_at IS NULL;

-- Objects that a deletion has ordered away: gone from every store when removed_at is set. Those rows stay: whoever was just storing the
-- same bytes must learn that they went.
CREATE TABLE object_removal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256 text NOT NULL,
  ordered_at timestamptz NOT NULL DEFAULT now(),
  removed_at timestamptz
);
CREATE UNIQUE INDEX object_removal_pending ON object_removal (sha256) WHERE removed_at IS NULL;
CREATE INDEX object_removal_sha256 ON object_removal (sha256);
-- Whoever stores the same bytes anew calls their removal off, unless it is under way: then this waits until it is done. Gives those of
-- the hashes that were ever ordered away, of which the bytes may be gone.
CREATE FUNCTION spare_objects(hashes text[]) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE kept text := scope_swap('system'); met text[]; spared text[];
BEGIN
  WITH gone AS (DELETE FROM object_removal r WHERE r.sha256 = ANY (hashes) AND r.removed_at IS NULL RETURNING r.sha256)
    SELECT coalesce(array_agg(sha256), '{}') INTO spared FROM gone;
  SELECT coalesce(array_agg(DISTINCT r.sha256), '{}') INTO met FROM object_removal r WHERE r.sha256 = ANY (hashes);
  PERFORM scope_swap(kept);
  RETURN spared || met;
END $$;

-- How long an organisation keeps what it holds: the newest row stands. Null: for good.
CREATE TABLE retention_rule (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  closed_years integer CHECK (closed_years BETWEEN 1 AND 100),
  withdrawn_years integer CHECK (withdrawn_years BETWEEN 1 AND 100),
  unclaimed_days integer CHECK (unclaimed_days BETWEEN 1 AND 36500),
  reason text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX retention_rule_newest ON retention_rule (organisation_id, id DESC);

-- The newest row of a case stands: nothing of a held case is deleted, whoever asks.
CREATE TABLE legal_hold (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  state text NOT NULL CHECK (state IN ('set', 'lifted')),
  reason text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX legal_hold_case ON legal_hold (case_id, id DESC);
CREATE FUNCTION is_held(in_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT state = 'set' FROM legal_hold WHERE case_id = in_case ORDER BY id DESC LIMIT 1), false)
$$;

-- What is to be erased, by rule or because somebody may ask it; nothing happens before a person decides.
CREATE TABLE erasure_order (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  -- One of the two.
  case_id uuid REFERENCES second_opinion_case,
  study_instance_uid text,
  -- retention | patient | mistake
  ground text NOT NULL,
  reason text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  CHECK ((case_id IS NULL) <> (study_instance_uid IS NULL))
);
CREATE INDEX erasure_order_organisation ON erasure_order (organisation_id, at);
CREATE TABLE erasure_decision (
  order_id uuid PRIMARY KEY REFERENCES erasure_order,
  organisation_id uuid NOT NULL REFERENCES organisation,
  -- erased | declined
  decision text NOT NULL,
  reason text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL
);
-- The stone over an erased case: its number, stages and chain stay, its content is gone.
CREATE TABLE erased_case (
  case_id uuid PRIMARY KEY REFERENCES second_opinion_case,
  organisation_id uuid NOT NULL REFERENCES organisation,
  order_id uuid NOT NULL REFERENCES erasure_order,
  at timestamptz NOT NULL
);
CREATE FUNCTION is_erased(in_case uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT EXISTS (SELECT 1 FROM erased_case e WHERE e.case_id = in_case) $$;
-- At every door an erased case is not there any more.
CREATE POLICY not_erased ON second_opinion_case AS RESTRICTIVE FOR SELECT
  USING (scope_is_system() OR NOT EXISTS (SELECT 1 FROM erased_case e WHERE e.case_id = second_opinion_case.id));

-- Nothing comes into a case while or after it is erased, by whichever door it began to come.
CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.case_id IS NOT NULL AND is_erased(NEW.case_id) THEN
    RAISE EXCEPTION 'the case is erased' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_study', 'case_record', 'record_text', 'received_file', 'opinion', 'reading', 'reading_version'] LOOP
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION refuse_erased()', t);
  END LOOP;
END $$;

-- Deletes the rows that refer to these rows, and those that refer to them, but for the tables that stay. Gives the hashes of the
-- objects that the deleted rows named. Foreign keys are followed as they stand, so tables to come are covered.
CREATE FUNCTION erase_referring(target regclass, ids uuid[], staying text[]) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE link record; found uuid[]; hashes text[] := '{}'; left_over integer := -1; failed integer;
BEGIN
  IF cardinality(ids) = 0 THEN RETURN hashes; END IF;
  LOOP
    failed := 0;
    FOR link IN SELECT k.conrelid::regclass AS from_table, r.relname::text AS name, a.attname::text AS key,
        EXISTS (SELECT 1 FROM pg_attribute i WHERE i.attrelid = r.oid AND i.attname = 'id' AND i.atttypid = 'uuid'::regtype) AS has_id
      FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      WHERE k.contype = 'f' AND k.confrelid = target AND cardinality(k.conkey) = 1 AND r.relname <> ALL (staying) ORDER BY 2, 3
    LOOP
      BEGIN
        IF link.has_id AND link.from_table <> target THEN
          EXECUTE format('SELECT coalesce(array_agg(id), ''{}'') FROM %s WHERE %I = ANY ($1)', link.from_table, link.key)
            INTO found USING ids;
          hashes := hashes || erase_referring(link.from_table, found, staying);
        END IF;
        hashes := hashes || erase_rows(link.from_table, link.key, ids);
      EXCEPTION WHEN foreign_key_violation THEN
        -- Another of these tables refers to it by more than one column: that one first.
        failed := failed + 1;
      END;
    END LOOP;
    EXIT WHEN failed = 0;
    IF failed = left_over THEN RAISE EXCEPTION 'rows that refer to % cannot be erased', target; END IF;
    left_over := failed;
  END LOOP;
  RETURN hashes;
END $$;

-- Deletes the rows whose key is among these; gives the hashes of the objects that they named.
CREATE FUNCTION erase_rows(from_table regclass, key text, ids uuid[]) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE place record; named text[]; hashes text[] := '{}';
BEGIN
  FOR place IN SELECT place_column FROM object_places() WHERE place_table = (SELECT relname FROM pg_class WHERE oid = from_table) LOOP
    EXECUTE format('SELECT coalesce(array_agg(DISTINCT %I), ''{}'') FROM %s WHERE %I = ANY ($1) AND %I IS NOT NULL',
      place.place_column, from_table, key, place.place_column) INTO named USING ids;
    hashes := hashes || named;
  END LOOP;
  EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', from_table, key) USING ids;
  RETURN hashes;
END $$;

-- Deletes studies that no case holds (any more), with all that was noted of their files. The server's role may not delete these rows
-- by itself: only so, and only what the rules allow.
CREATE FUNCTION erase_studies(ids uuid[]) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE hashes text[];
BEGIN
  IF NOT scope_is_system() THEN RAISE EXCEPTION 'only the system erases'; END IF;
  IF EXISTS (SELECT 1 FROM case_study c WHERE c.study_id = ANY (ids)) THEN RAISE EXCEPTION 'a case holds the study'; END IF;
  hashes := erase_files(ids) || erase_referring('study', ids, '{}') || erase_rows('study', 'id', ids);
  RETURN hashes;
END $$;

-- What was noted of the files of studies: names of files often hold those of people.
CREATE FUNCTION erase_files(studies uuid[]) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE hashes text[]; conflicts uuid[];
BEGIN
  WITH gone AS (DELETE FROM received_file f USING study s
      WHERE s.id = ANY (studies) AND f.organisation_id = s.organisation_id AND f.study_instance_uid = s.study_instance_uid
      RETURNING f.sha256)
    SELECT coalesce(array_agg(DISTINCT sha256) FILTER (WHERE sha256 IS NOT NULL), '{}') INTO hashes FROM gone;
  SELECT coalesce(array_agg(c.id), '{}') INTO conflicts FROM conflicting_instance c
    JOIN instance i ON i.organisation_id = c.organisation_id AND i.sop_instance_uid = c.sop_instance_uid
    WHERE i.study_id = ANY (studies);
  RETURN hashes || erase_referring('conflicting_instance', conflicts, '{}') || erase_rows('conflicting_instance', 'id', conflicts);
END $$;

-- Deletes series or instances of a study that no case holds.
CREATE FUNCTION erase_images(of_table regclass, ids uuid[]) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE hashes text[]; bound boolean;
BEGIN
  IF NOT scope_is_system() THEN RAISE EXCEPTION 'only the system erases'; END IF;
  IF of_table NOT IN ('series'::regclass, 'instance'::regclass) THEN RAISE EXCEPTION 'not images'; END IF;
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s i JOIN case_study c ON c.study_id = i.study_id WHERE i.id = ANY ($1))', of_table)
    INTO bound USING ids;
  IF bound THEN RAISE EXCEPTION 'a case holds the study'; END IF;
  EXECUTE format('WITH gone AS (DELETE FROM received_file f USING instance i
      WHERE i.%s = ANY ($1) AND f.organisation_id = i.organisation_id AND f.sop_instance_uid = i.sop_instance_uid RETURNING f.sha256)
    SELECT coalesce(array_agg(DISTINCT sha256) FILTER (WHERE sha256 IS NOT NULL), ''{}'') FROM gone',
    CASE of_table WHEN 'series'::regclass THEN 'series_id' ELSE 'id' END) INTO hashes USING ids;
  RETURN hashes || erase_referring(of_table, ids, '{}') || erase_rows(of_table, 'id', ids);
END $$;

-- Deletes the content of a case that erased_case names, and the studies that no other case holds. Stages, grants and the chain stay.
CREATE FUNCTION erase_case(in_case uuid) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE studies uuid[]; hashes text[];
BEGIN
  IF NOT scope_is_system() THEN RAISE EXCEPTION 'only the system erases'; END IF;
  IF NOT is_erased(in_case) THEN RAISE EXCEPTION 'nobody has decided that the case be erased'; END IF;
  IF is_held(in_case) THEN RAISE EXCEPTION 'the case is under legal hold'; END IF;
  SELECT coalesce(array_agg(c.study_id), '{}') INTO studies FROM case_study c WHERE c.case_id = in_case
    AND NOT EXISTS (SELECT 1 FROM case_study o WHERE o.study_id = c.study_id AND o.case_id <> in_case);
  hashes := erase_referring('second_opinion_case', ARRAY[in_case],
    ARRAY['case_stage', 'case_grant', 'custody_event', 'legal_hold', 'erasure_order', 'erased_case']);
  RETURN hashes || erase_studies(studies);
END $$;

REVOKE ALL ON FUNCTION erase_referring, erase_rows, erase_files, erase_studies, erase_images, erase_case FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_studies, erase_images, erase_case TO overread_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['study', 'series', 'instance'] LOOP
    EXECUTE format('CREATE POLICY erased ON %I FOR DELETE USING (scope_is_system())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['object_copying', 'object_to_copy', 'object_scrub', 'object_damage', 'object_removal', 'retention_rule',
      'legal_hold', 'erasure_order', 'erasure_decision', 'erased_case'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_only ON %I USING (scope_is_system()) WITH CHECK (scope_is_system())', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO overread_app', t);
  END LOOP;
  -- What the administrator decides, and sees.
  FOREACH t IN ARRAY ARRAY['retention_rule', 'legal_hold', 'erasure_order', 'erasure_decision', 'erased_case'] LOOP
    EXECUTE format('CREATE POLICY administrators ON %I
      USING (in_organisation(organisation_id) AND scope_has_role(''administrator''))
      WITH CHECK (in_organisation(organisation_id) AND scope_has_role(''administrator''))', t);
  END LOOP;
END $$;
-- Whoever may see a case may ask that it be erased, and see what became of that.
CREATE POLICY asked_in_case ON erasure_order FOR INSERT WITH CHECK (in_organisation(organisation_id) AND sees_case(case_id));
CREATE POLICY seen_in_case ON erasure_order FOR SELECT USING (in_organisation(organisation_id) AND sees_case(case_id));
CREATE POLICY seen_in_case ON erasure_decision FOR SELECT USING (in_organisation(organisation_id)
  AND EXISTS (SELECT 1 FROM erasure_order o WHERE o.id = order_id AND sees_case(o.case_id)));
-- Whoever stores something notes what is to be copied.
CREATE POLICY asked_by_all ON erased_case FOR SELECT USING (in_organisation(organisation_id));
CREATE POLICY noted_by_all ON object_to_copy FOR INSERT WITH CHECK (true);
GRANT UPDATE ON object_copying, object_scrub TO overread_app;
GRANT DELETE ON object_to_copy, object_removal TO overread_app;
GRANT UPDATE (healed_at) ON object_damage TO overread_app;
GRANT UPDATE (removed_at) ON object_removal TO overread_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO overread_app;
