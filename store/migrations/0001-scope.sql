-- Who is asking. Set once per transaction by store/scope.ts with set_config(..., true); every policy below reads these.
-- kind: person | service | link | system. With nothing set, every policy answers "no".

CREATE FUNCTION scope_kind() RETURNS text LANGUAGE sql STABLE AS $$ SELECT current_setting('app.kind', true) $$;
CREATE FUNCTION scope_organisation() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.organisation', true), '')::uuid $$;
CREATE FUNCTION scope_person() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.person', true), '')::uuid $$;
CREATE FUNCTION scope_has_role(role text) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT role = ANY (string_to_array(coalesce(current_setting('app.roles', true), ''), ',')) $$;
-- The one case that the holder of a delivery link may see.
CREATE FUNCTION scope_case() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.case', true), '')::uuid $$;
-- The system (sign-in, set-up, worker) acts for no person; its few queries are in store/ and server/jobs only.
CREATE FUNCTION scope_is_system() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT coalesce(scope_kind() = 'system', false) $$;
CREATE FUNCTION in_organisation(organisation uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT scope_is_system() OR coalesce(organisation = scope_organisation(), false) $$;
