import { loadWhole } from "#commands/images/load-whole.ts";
import { findPeerByName } from "#commands/peers/find-peer-by-name.ts";
import { dicomUid } from "#contract/ids.ts";
import { peerSearch } from "#contract/peers.ts";
import { describeFault } from "#interop/peers/describe-fault.ts";
import { type PeerClient, type PeerDesk, peerClient, type TransferProgress } from "#interop/peers/peer-client.ts";
import { openSecrets } from "../secrets.ts";
import { dataOption, joinService } from "./join-service.ts";
import { chooseOrganisation } from "./token-create.ts";
import { type Given, UsageError, type Verb, type VerbOption } from "./verb.ts";

const options: Record<string, VerbOption> = {
  ...dataOption,
  organisation: { type: "string", about: "name or id, where there is more than one" },
};

type Scope = Parameters<typeof loadWhole>[1];
type Called = { client: PeerClient; desk: PeerDesk; scope: Scope };

/** Calls the peer that the first word names. @returns 1 and says why where it could not */
async function withPeer(given: Given, work: (called: Called) => Promise<number>): Promise<number> {
  return await joinService(given, async ({ configuration, database, stores }) => {
    const { dataDir, secret, dicom, dicomPort } = configuration;
    const desk = {
      database,
      clock: () => new Date(),
      objects: stores.originals,
      secrets: await openSecrets(dataDir, secret, false),
      settings: { dicom: { aeTitle: dicom.aeTitle, port: dicomPort, tls: dicom.tls } },
    };
    const { id: organisationId } = await chooseOrganisation(database, given.flags.organisation);
    const peer = await findPeerByName(desk, organisationId, given.words[0] ?? "");
    const scope = { kind: "service", organisationId, tokenId: peer.id, name: peer.name, role: "integrator" } as const;
    const faults: unknown[] = [];
    const client = peerClient(desk, peer, (fault) => faults.push(fault));
    try {
      const code = await work({ client, desk, scope });
      if (faults.length > 0) throw faults[0];
      return code;
    } catch (error) {
      given.err(`${describeFault(error)}\n`);
      return 1;
    }
  });
}

export const peerEcho: Verb = {
  usage: "peer echo <peer>",
  summary: "does a peer (by name or AE title) answer?",
  options,
  words: [1, 1],
  run: (given) =>
    withPeer(given, async ({ client }) => {
      const start = performance.now();
      await client.echo();
      given.out(`answered in ${Math.round(performance.now() - start)} ms\n`);
      return 0;
    }),
};

const mostFound = 500;

export const peerFind: Verb = {
  usage: "peer find <peer> --name …",
  summary: "search a peer for studies; one a line, its UID first",
  options: {
    ...options,
    name: { type: "string", about: "beginning of the patient's name, family name first: Lehmann, Eva" },
    id: { type: "string", about: "patient ID" },
    accession: { type: "string", about: "accession number" },
    born: { type: "string", about: "date of birth, YYYY-MM-DD" },
  },
  words: [1, 1],
  run: (given) =>
    withPeer(given, async ({ client }) => {
      const { name = "", id = "", accession = "", born = "" } = given.flags;
      const search = peerSearch.safeParse({
        patientName: name,
        patientId: id,
        accessionNumber: accession,
        birthDate: born,
      });
      if (!search.success || Object.values(search.data).every((one) => one === ""))
        throw new UsageError("Say what to search for: --name, --id, --accession or --born YYYY-MM-DD.");
      const { studies, more } = await client.search(search.data, mostFound);
      for (const one of studies) {
        const { studyInstanceUid, patientName, patientId, studyDate, modalities, description } = one;
        given.out(
          `${[studyInstanceUid, patientName, patientId, studyDate ?? "", modalities.join("/"), description].join("\t")}\n`,
        );
      }
      if (more) given.err(`There are more than ${mostFound}.\n`);
      return studies.length > 0 ? 0 : 1;
    }),
};

function studyOf(given: Given): string {
  const study = dicomUid.safeParse(given.words[1]);
  if (!study.success) throw new UsageError("The study is named by its Study Instance UID.");
  return study.data;
}

function tell(given: Given, verb: string, { done, failed, problem }: TransferProgress): number {
  given.out(`${done} ${verb}${failed > 0 ? `, ${failed} failed` : ""}\n`);
  if (problem !== null) given.err(`${problem}\n`);
  return failed === 0 && done > 0 ? 0 : 1;
}

export const peerPull: Verb = {
  usage: "peer pull <peer> <study UID>",
  summary: "fetch a study from a peer; a coordinator claims it",
  options,
  words: [2, 2],
  run: (given) => {
    const study = studyOf(given);
    return withPeer(given, async ({ client, scope }) =>
      tell(given, "fetched", await client.pull(study, scope, async () => undefined)),
    );
  },
};

export const peerSend: Verb = {
  usage: "peer send <peer> <study UID>",
  summary: "send a stored study to a peer",
  options,
  words: [2, 2],
  run: (given) => {
    const study = studyOf(given);
    return withPeer(given, async ({ client, desk, scope }) => {
      const files = await loadWhole(desk, scope, { study }, () => true);
      return tell(given, "sent", await client.send(files, async () => undefined));
    });
  },
};
