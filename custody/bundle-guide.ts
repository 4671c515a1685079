/** README.txt of a bundle: how anybody can check it with nothing but common tools. */
export function bundleGuide(caseNumber: string, exportedAt: string): string {
  return `Case ${caseNumber}, exported ${exportedAt}

This archive holds one second-opinion case, whole: the images as received, the records, each sealed reading,
the comparison, each signed opinion, and the chain of custody.

  manifest.json   every file with its size, SHA-256, media type and role; the number and hash of the last event
  events.jsonl    the chain of custody, one event a line
  images/         DICOM files, byte for byte as received; the name is the SHA-256
  records/        first report and other records, as received
  readings/       sealed readings (canonical JSON, RFC 8785)
  comparison/     confirmed comparisons (canonical JSON)
  opinion/        signed opinions (canonical JSON) and what was rendered from them

How to check it without Overread
--------------------------------
1. The files. Unpack the archive, then compare each file with manifest.json, for example:
     sha256sum images/*
     jq -r '.files[] | .sha256 + "  " + .path' manifest.json | sha256sum --check
2. The chain. Every event has "previousHash", the hash of the event before it (64 zeros for the first), and "hash":
   the SHA-256 of the event without "hash", written as canonical JSON (RFC 8785: keys sorted, no white space).
   Each line of events.jsonl is canonical already, so removing the member "hash" gives the hashed text:
     head -n 1 events.jsonl | jq -cSj 'del(.hash)' | sha256sum
3. That the two belong together. The last event is "case-exported". Its detail.bundle.sha256 is the SHA-256 of the
   canonical JSON of {caseNumber, exportedAt, files, omitted}, taken from manifest.json, without the entry of events.jsonl
   and with the files sorted by path.
4. What was signed. The events "reading-sealed", "opinion-signed" and so on carry detail.sha256: the SHA-256 of the file.
5. What a chain cannot show by itself. Whoever rewrites every event from some point to the end has a chain that is sound in
   itself. The hash of the last event ("head" in manifest.json) is the guard: compare it with the one you were given earlier
   or by another way. The signed opinion names the hash of the reading it rests on.

With Overread, or with its source code alone:  overread verify <this file>
`;
}
