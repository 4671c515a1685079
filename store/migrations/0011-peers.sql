-- Other systems that send, ask and fetch images: DICOM application entities and DICOMweb services.
CREATE TABLE peer (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  name text NOT NULL,
  -- 'dimse' or 'dicomweb' (contract/peers.ts)
  kind text NOT NULL,
  ae_title text,
  host text,
  port integer,
  tls boolean NOT NULL DEFAULT false,
  base_url text,
  -- AES-256-GCM under the service's key: a copy of the database alone opens no other archive.
  sealed_token bytea,
  -- What it may do here, when it calls as its AE title.
  may_store boolean NOT NULL DEFAULT false,
  may_query boolean NOT NULL DEFAULT false,
  may_retrieve boolean NOT NULL DEFAULT false,
  only_from_host boolean NOT NULL DEFAULT false,
  -- The person for whom it asks (a reader's workstation); null: for the organisation, as an integrator's token does.
  acts_for uuid REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz,
  removed_at timestamptz
);
-- The AE title alone says whose association it is.
CREATE UNIQUE INDEX peer_ae_title ON peer (ae_title) WHERE removed_at IS NULL AND ae_title IS NOT NULL;
CREATE INDEX peer_organisation ON peer (organisation_id);

-- A study on its way from or to a peer, as the worker carries it.
CREATE TABLE peer_transfer (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  peer_id uuid NOT NULL REFERENCES peer,
  -- 'pull' or 'send'
  direction text NOT NULL,
  case_id uuid REFERENCES second_opinion_case,
  study_instance_uid text NOT NULL,
  label text NOT NULL,
  -- 'waiting', 'running', 'done', 'failed'
  state text NOT NULL,
  expected integer,
  done integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  problem text,
  asked_by uuid NOT NULL REFERENCES person,
  asked_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX peer_transfer_newest ON peer_transfer (organisation_id, asked_at DESC);
CREATE INDEX peer_transfer_case ON peer_transfer (case_id);

ALTER TABLE peer ENABLE ROW LEVEL SECURITY;
ALTER TABLE peer FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON peer USING (in_organisation(organisation_id)) WITH CHECK (in_organisation(organisation_id));
ALTER TABLE peer_transfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE peer_transfer FORCE ROW LEVEL SECURITY;
CREATE POLICY coordinators ON peer_transfer
  USING (in_organisation(organisation_id) AND (scope_is_system() OR scope_has_role('coordinator')))
  WITH CHECK (in_organisation(organisation_id) AND (scope_is_system() OR scope_has_role('coordinator')));

GRANT SELECT, INSERT, UPDATE ON peer, peer_transfer TO overread_app;
