-- overread_app is the role the server connects as: it owns nothing, cannot bypass row-level security, and has no right to change
-- or delete what is only ever appended.
GRANT USAGE ON SCHEMA public TO overread_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO overread_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO overread_app;
GRANT UPDATE ON organisation, person, reader_profile, recovery_code, passkey, sign_in_step, session, setup_link, invitation,
  service_token, case_counter, case_draft, reading_draft, comparison_draft, opinion_draft TO overread_app;
GRANT UPDATE (revoked_at) ON case_grant TO overread_app;
GRANT DELETE ON person_role, passkey, recovery_code, sign_in_step, sign_in_attempt TO overread_app;
-- Row locks (SELECT … FOR UPDATE) want the right to update some column; the identity never changes through it.
GRANT UPDATE (number) ON second_opinion_case TO overread_app;
CREATE FUNCTION case_number_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD THEN RAISE EXCEPTION 'a case keeps its identity'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_number_stays BEFORE UPDATE ON second_opinion_case FOR EACH ROW EXECUTE FUNCTION case_number_stays();
