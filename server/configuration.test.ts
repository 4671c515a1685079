import { describe, expect, it } from "vitest";
import { ConfigurationError, defaultUrl, readConfiguration } from "./configuration.ts";

const faultsOf = (args: string[], environment: Record<string, string>): string => {
  try {
    readConfiguration(args, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return "";
};

const s3 = {
  S3_ENDPOINT: "http://127.0.0.1:9000",
  S3_BUCKET: "images",
  S3_REGION: "eu",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "hush",
};

describe("readConfiguration", () => {
  it("keeps objects in files under the data folder, or in S3 where that is given, and copies where a replica is", () => {
    expect(readConfiguration(["--data", "/srv/o"], {})).toMatchObject({
      objects: { kind: "files", folder: "/srv/o/objects" },
      replica: null,
      scrub: { megabytesPerSecond: 10, days: 30 },
    });
    const settings = { endpoint: "http://127.0.0.1:9000", bucket: "images", secretAccessKey: "hush", prefix: "a/" };
    expect(
      readConfiguration([], { ...s3, S3_PREFIX: "a", OVERREAD_REPLICA: "/mnt/copy", OVERREAD_SCRUB_RATE: "0" }),
    ).toMatchObject({
      objects: { kind: "s3", settings },
      replica: { kind: "files", folder: "/mnt/copy" },
      scrub: { megabytesPerSecond: 0 },
    });
  });

  it("stays on this machine with nothing given", () => {
    const configuration = readConfiguration([], {});
    expect(configuration).toMatchObject({ host: "localhost", port: 8080, dicomPort: 11112, url: null, demo: false });
    expect(configuration?.dataDir).toMatch(/\/data$/);
  });

  it("puts flags before the environment", () => {
    const environment = { OVERREAD_PORT: "9000", OVERREAD_URL: "https://overread.example/", OVERREAD_DEMO: "1" };
    expect(readConfiguration(["--port", "9001"], environment)).toMatchObject({
      port: 9001,
      url: "https://overread.example",
      demo: true,
    });
  });

  it.each([
    [["--port", "80a"], {}, /--port .*"80a"/],
    [["--port", "70000"], {}, /0 to 65535/],
    [["--prot", "80"], {}, /--prot/],
    [[], { OVERREAD_URL: "overread.example" }, /OVERREAD_URL/],
    [[], { OVERREAD_URL: "https://overread.example/app" }, /without a path/],
    [[], { OVERREAD_SECRET: "hunter2" }, /openssl rand/],
    [[], { OVERREAD_LOG: "loud" }, /debug, info, warn or error/],
    [[], { OVERREAD_OIDC_ISSUER: "https://id.example" }, /CLIENT_ID is missing/],
    [[], { S3_ENDPOINT: "http://s3.example" }, /S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: missing/],
    [[], { S3_PREFIX: "overread" }, /S3_ENDPOINT, S3_BUCKET.*missing/],
    [[], { ...s3, S3_ENDPOINT: "s3.example" }, /S3_ENDPOINT is "s3.example".*address/],
    [[], { OVERREAD_REPLICA_S3_BUCKET: "b" }, /OVERREAD_REPLICA_S3_ENDPOINT.*missing/],
    [["--data", "/srv/o"], { OVERREAD_REPLICA: "/srv/o/objects" }, /a copy there is none/],
    [[], { OVERREAD_SCRUB_RATE: "fast" }, /OVERREAD_SCRUB_RATE is "fast"/],
  ])("names what is wrong in %j %j", (args, environment, expected) => {
    expect(faultsOf(args, environment)).toMatch(expected);
  });

  it("names all faults at once, and never a password", () => {
    const faults = faultsOf(["--port", "x"], { DATABASE_URL: "mysql://root:hunter2@db", OVERREAD_LOG: "x" });
    expect(faults.split("\n")).toHaveLength(3);
    expect(faults).not.toContain("hunter2");
  });
});

describe("defaultUrl", () => {
  it("is a name that passkeys accept on one's own machine", () => {
    expect(defaultUrl("127.0.0.1", 8080)).toBe("http://localhost:8080");
    expect(defaultUrl("reading.example", 80)).toBe("http://reading.example:80");
    expect(defaultUrl("fd00::1", 80)).toBe("http://[fd00::1]:80");
  });
});
