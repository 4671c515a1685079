import { randomUUID } from "node:crypto";
import type { S3Settings } from "#store/objects/s3-client.ts";

/** Real S3 servers to try the store on, where the environment names some: OVERREAD_TEST_S3 as "endpoint|key|secret", several by spaces. */
export function realS3(): (S3Settings & { name: string })[] {
  const given = (process.env.OVERREAD_TEST_S3 ?? "").split(/\s+/).filter(Boolean);
  return given.map((one) => {
    const [endpoint = "", accessKeyId = "", secretAccessKey = ""] = one.split("|");
    return {
      name: `S3 at ${new URL(endpoint).host}`,
      endpoint,
      accessKeyId,
      secretAccessKey,
      region: "us-east-1",
      bucket: `overread-tests-${randomUUID().slice(0, 8)}`,
      prefix: "",
    };
  });
}
