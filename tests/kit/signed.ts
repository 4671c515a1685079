import { TOTP } from "otpauth";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import {
  type BegunCase,
  type Cast,
  givenComparison,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  givenSeal,
} from "./cases.ts";
import type { GivenPerson } from "./people.ts";
import type { TestService } from "./service.ts";

/** The reader's authenticator app: gives a code that was not used before, a minute later each time. */
export type Signer = () => { kind: "authenticator"; code: string };

export async function givenSigner(service: TestService, person: GivenPerson): Promise<Signer> {
  const { secret } = await person.call(peopleRoutes.startAuthenticator, {});
  const code = () => new TOTP({ secret }).generate({ timestamp: service.clock.now().getTime() });
  await person.call(peopleRoutes.confirmAuthenticator, { body: { code: code() } });
  return () => {
    service.clock.advance({ minutes: 1 });
    return { kind: "authenticator", code: code() };
  };
}

/** Everything is done but the signature. */
export async function givenSignable(cast: Cast): Promise<BegunCase & { params: Pick<BegunCase, "caseId"> }> {
  const begun = await givenRequest(cast);
  await givenImages(cast, begun);
  await givenFirstReport(cast, begun);
  await givenReader(cast, begun);
  await givenSeal(cast, begun);
  await givenComparison(cast, begun);
  return { ...begun, params: { caseId: begun.caseId } };
}

/** Previewed and signed as it was proposed. */
export async function givenSigned(cast: Cast, signer: Signer): ReturnType<typeof givenSignable> {
  const begun = await givenSignable(cast);
  const { params } = begun;
  const { previewSha256 } = await cast.reader.call(opinionRoutes.previewOpinion, { params });
  await cast.reader.call(opinionRoutes.signOpinion, { params, body: { previewSha256, secondFactor: signer() } });
  return begun;
}
