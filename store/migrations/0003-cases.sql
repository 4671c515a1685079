CREATE TABLE second_opinion_case (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  number text NOT NULL,
  created_by uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, number)
);

-- Gapless case numbers per organisation and year.
CREATE TABLE case_counter (
  organisation_id uuid NOT NULL REFERENCES organisation,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (organisation_id, year)
);

CREATE TABLE case_stage (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  sequence integer NOT NULL,
  stage text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  by_name text NOT NULL,
  by_id text NOT NULL,
  reason text,
  PRIMARY KEY (case_id, sequence)
);

CREATE TABLE case_draft (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid PRIMARY KEY REFERENCES second_opinion_case,
  revision integer NOT NULL,
  content jsonb NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE case_request (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  version integer NOT NULL,
  content jsonb NOT NULL,
  submitted_by uuid NOT NULL REFERENCES person,
  submitted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (case_id, version)
);

CREATE TABLE case_grant (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  person_id uuid NOT NULL REFERENCES person,
  part text NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT now(),
  granted_by_name text NOT NULL,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX case_grant_once ON case_grant (case_id, person_id, part) WHERE revoked_at IS NULL;
CREATE INDEX case_grant_person ON case_grant (person_id) WHERE revoked_at IS NULL;

CREATE TABLE offer (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  reader_id uuid NOT NULL REFERENCES person,
  offered_by uuid NOT NULL REFERENCES person,
  offered_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  -- Why this reader was eligible on that day, as shown to the coordinator.
  reasons jsonb NOT NULL
);
CREATE INDEX offer_case ON offer (case_id);
CREATE TABLE offer_answer (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  offer_id uuid PRIMARY KEY REFERENCES offer,
  answer text NOT NULL,
  reason text NOT NULL DEFAULT '',
  at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE case_record (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  kind text NOT NULL,
  title text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  received_from text NOT NULL
);
CREATE INDEX case_record_case ON case_record (case_id);
-- What a record says. The newest row is the one that stands: read by machine first, corrected by a person after.
CREATE TABLE record_text (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  record_id uuid NOT NULL REFERENCES case_record,
  version integer NOT NULL,
  text text,
  source text NOT NULL,
  notes jsonb NOT NULL DEFAULT '[]',
  at timestamptz NOT NULL DEFAULT now(),
  by_name text NOT NULL,
  PRIMARY KEY (record_id, version)
);

CREATE TABLE reading (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  reader_id uuid NOT NULL REFERENCES person,
  opened_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (case_id, reader_id)
);
CREATE TABLE reading_draft (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  reading_id uuid PRIMARY KEY REFERENCES reading,
  reader_id uuid NOT NULL REFERENCES person,
  revision integer NOT NULL,
  content jsonb NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE reading_version (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  reading_id uuid NOT NULL REFERENCES reading,
  reader_id uuid NOT NULL REFERENCES person,
  reader_name text NOT NULL,
  version integer NOT NULL,
  -- The canonical JSON (RFC 8785) exactly as hashed; text, because jsonb would not keep its bytes.
  canonical text NOT NULL,
  sha256 text NOT NULL,
  sealed_at timestamptz NOT NULL,
  reason text,
  PRIMARY KEY (reading_id, version)
);

CREATE TABLE comparison_draft (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid PRIMARY KEY REFERENCES second_opinion_case,
  revision integer NOT NULL,
  content jsonb NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE comparison_version (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  version integer NOT NULL,
  reading_version integer NOT NULL,
  canonical text NOT NULL,
  sha256 text NOT NULL,
  confirmed_at timestamptz NOT NULL,
  confirmed_by text NOT NULL,
  PRIMARY KEY (case_id, version)
);

CREATE TABLE adjudication (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  adjudicator_id uuid NOT NULL REFERENCES person,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  reason text NOT NULL,
  -- [{ pairId, a, b, aIs: "first" | "second" }]: shuffled once, so that the order tells nothing.
  points jsonb NOT NULL
);
CREATE TABLE settled_difference (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  adjudication_id uuid NOT NULL REFERENCES adjudication,
  pair_id uuid NOT NULL,
  settled_as text NOT NULL,
  statement text NOT NULL,
  adjudicator_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (adjudication_id, pair_id)
);

CREATE TABLE opinion_draft (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid PRIMARY KEY REFERENCES second_opinion_case,
  revision integer NOT NULL,
  content jsonb NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE opinion (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  version integer NOT NULL,
  kind text NOT NULL,
  canonical text NOT NULL,
  sha256 text NOT NULL,
  signed_at timestamptz NOT NULL,
  signed_by uuid NOT NULL REFERENCES person,
  signed_by_name text NOT NULL,
  PRIMARY KEY (case_id, version)
);
CREATE TABLE opinion_rendering (
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  version integer NOT NULL,
  -- pdf | dicom-sr | fhir | html | picture:<findingId>
  format text NOT NULL,
  media_type text NOT NULL,
  sha256 text NOT NULL,
  size integer NOT NULL,
  PRIMARY KEY (case_id, version, format),
  FOREIGN KEY (case_id, version) REFERENCES opinion
);

CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  recipient_name text NOT NULL,
  recipient_email text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  code_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by_name text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE TABLE delivery_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  case_id uuid NOT NULL REFERENCES second_opinion_case,
  delivery_id uuid NOT NULL REFERENCES delivery,
  -- opened | code-failed | revoked | viewed
  kind text NOT NULL,
  -- The holder's browser after the right code; hashed.
  holder_hash text,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX delivery_event_delivery ON delivery_event (delivery_id);

-- One chain per case, and one per organisation for its people. `hash` covers the canonical JSON of the entry (custody/chain.ts).
CREATE TABLE custody_event (
  organisation_id uuid NOT NULL REFERENCES organisation,
  chain uuid NOT NULL,
  sequence integer NOT NULL,
  case_id uuid REFERENCES second_opinion_case,
  at timestamptz NOT NULL,
  -- The entry as hashed (contract/custody.ts custodyEntry): text, because its bytes count.
  canonical text NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  actor_id text NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (chain, sequence),
  UNIQUE (chain, previous_hash)
);
CREATE INDEX custody_event_lookup ON custody_event (chain, kind, subject, actor_id, at);

-- The chain cannot fork or skip even if a server errs: an event must follow the last one (chain_head, 0005), seen or not by whoever appends.
CREATE FUNCTION custody_event_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  SELECT sequence, hash INTO last FROM chain_head(NEW.chain);
  IF last.sequence IS NULL THEN
    IF NEW.sequence <> 1 OR NEW.previous_hash <> repeat('0', 64) THEN
      RAISE EXCEPTION 'the first event of a chain has sequence 1 and follows nothing';
    END IF;
  ELSIF NEW.sequence <> last.sequence + 1 OR NEW.previous_hash <> last.hash THEN
    RAISE EXCEPTION 'event % does not follow event % of its chain', NEW.sequence, last.sequence;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER custody_event_follows BEFORE INSERT ON custody_event
  FOR EACH ROW EXECUTE FUNCTION custody_event_follows();
