import type { OpinionFile } from "#commands/opinions/get-opinion.ts";
import type { RawAnswer } from "../handler.ts";

/** A form of an answer: what people read opens in the browser, what is for machines is downloaded. */
export function sendOpinionFile({ bytes, mediaType, fileName, format }: OpinionFile): RawAnswer {
  const how = format === "html" || format === "pdf" ? "inline" : "attachment";
  return {
    headers: { "content-type": mediaType, "content-disposition": `${how}; filename="${fileName}"` },
    body: bytes,
  };
}
