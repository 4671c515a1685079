CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  jurisdiction text NOT NULL,
  self_registration boolean NOT NULL DEFAULT true,
  unopened_hours integer NOT NULL DEFAULT 24,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  email text NOT NULL,
  name text NOT NULL,
  password_hash text,
  -- AES-256-GCM under the service's key (server/secrets): a copy of the database alone gives no codes away.
  authenticator_secret bytea,
  authenticator_confirmed_at timestamptz,
  -- The last TOTP step accepted, so that a code works once.
  authenticator_last_step bigint,
  oidc_subject text,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz
);
CREATE UNIQUE INDEX person_email ON person (lower(email));
CREATE UNIQUE INDEX person_oidc ON person (oidc_subject) WHERE oidc_subject IS NOT NULL;

CREATE TABLE person_role (
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL,
  PRIMARY KEY (person_id, role)
);

CREATE TABLE reader_profile (
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid PRIMARY KEY REFERENCES person,
  -- contract/people.ts readerProfile
  content jsonb NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE recovery_code (
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL REFERENCES person,
  code_hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (person_id, code_hash)
);

CREATE TABLE passkey (
  id text PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz
);
CREATE INDEX passkey_person ON passkey (person_id);

-- WebAuthn challenges, OIDC states and half-finished sign-ins: short-lived, single use.
CREATE TABLE sign_in_step (
  token_hash text PRIMARY KEY,
  organisation_id uuid REFERENCES organisation,
  person_id uuid REFERENCES person,
  kind text NOT NULL,
  content jsonb NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL REFERENCES person,
  token_hash text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  second_factor_at timestamptz,
  user_agent text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT ''
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE sign_in_attempt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- SHA-256 of the lower-case e-mail or the address: counts tries without keeping who tried what.
  key_hash text NOT NULL,
  succeeded boolean NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_attempt_key ON sign_in_attempt (key_hash, at);

CREATE TABLE setup_link (
  token_hash text PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  token_hash text NOT NULL UNIQUE,
  email text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  profile jsonb,
  invited_by uuid REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz
);

CREATE TABLE service_token (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  token_hash text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  created_by uuid REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
