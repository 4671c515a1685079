import { describe, expect, it } from "vitest";
import { peerInput } from "#contract/peers.ts";
import { fieldsOf, inputOf, problemsOf } from "./peer-form.ts";

const device = { ...fieldsOf(null), name: "CT 2", aeTitle: "CT2", host: "10.0.0.7", port: "104" };

describe("the fields of a peer", () => {
  it("become what the contract takes, and come back", () => {
    const input = inputOf(device);
    expect(peerInput.parse(input)).toEqual(input);
    const id = "00000000-0000-4000-8000-000000000000";
    expect(inputOf(fieldsOf({ ...input, id, hasToken: false, lastSeenAt: null }))).toEqual(input);
  });

  it("leave host and port out for a device that only calls", () => {
    const caller = { ...device, host: " ", port: "", onlyFromHost: true };
    expect([...problemsOf(caller)]).toEqual([]);
    expect(inputOf(caller).address).toMatchObject({ host: null, port: null, onlyFromHost: false });
  });

  it.each([
    [{ name: " " }, "name"],
    [{ aeTitle: "A TITLE THAT IS TOO LONG" }, "aeTitle"],
    [{ aeTitle: "back\\slash" }, "aeTitle"],
    [{ host: "http://x/" }, "host"],
    [{ port: "0" }, "port"],
    [{ port: "70000" }, "port"],
    [{ kind: "dicomweb", baseUrl: "archive.example" }, "baseUrl"],
  ] as const)("say what is wrong: %o", (change, problem) => {
    expect([...problemsOf({ ...device, ...change })]).toEqual([problem]);
  });
});
