import { expect, it } from "vitest";
import type { House } from "#commands/house.ts";
import { addImages } from "#commands/images/add-images.ts";
import { Refusal } from "#contract/refusals.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { givenCast, givenRequest } from "#tests/kit/cases.ts";
import { startService } from "#tests/kit/service.ts";
import { sampleSlice } from "./sample-study.ts";

it("a full store refuses the request, loses nothing that was accepted, and takes it once there is room", async () => {
  const service = await startService();
  try {
    const cast = await givenCast(service);
    const { caseId } = await givenRequest(cast);
    const slices = [1, 2, 3].map((n) => sampleSlice({ sop: `1.2.41.1.${n}`, study: "1.2.41", number: n }));
    const files = async function* (bytes: readonly Uint8Array[]) {
      for (const [index, one] of bytes.entries())
        yield {
          name: `${index}`,
          content: (async function* () {
            yield one;
          })(),
        };
    };
    let room = 2;
    const objects: House["objects"] = {
      ...service.house.objects,
      put: async (source, limit) => {
        if (room-- <= 0) throw new Refusal("storage-full");
        return await service.house.objects.put(source, limit);
      },
    };
    const desk = { ...service.house, objects };
    const add = (bytes: readonly Uint8Array[]) => addImages(desk, cast.patient.scope, caseId, files(bytes));
    expect((await add(slices.slice(0, 1))).map((one) => one.outcome)).toEqual(["accepted"]);
    await expect(add(slices)).rejects.toMatchObject({ code: "storage-full" });
    const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
    expect(studies[0]?.series[0]?.instances).toBe(1);
    room = 9;
    expect((await add(slices)).map((one) => one.outcome)).toEqual(["already-there", "accepted", "accepted"]);
  } finally {
    await service.close();
  }
});
