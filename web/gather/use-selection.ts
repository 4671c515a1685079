import { useCallback, useEffect, useRef, useState } from "react";
import type { Chosen } from "./collect-files.ts";
import type { ScannedFile } from "./scan/scanned.ts";
import { Scanner } from "./scanner.ts";

export type Selection = {
  phase: "empty" | "looking" | "found";
  looked: number;
  files: readonly ScannedFile[];
  /** Files left out because the very same were chosen before on this page. */
  same: number;
};

const nothing: Selection = { phase: "empty", looked: 0, files: [], same: 0 };
const fingerprint = ({ path, file }: Chosen): string => `${path}\n${file.size}\n${file.lastModified}`;

/** What was chosen and what the scan found in it, until it is sent or put away. */
export function useSelection() {
  const [selection, setSelection] = useState(nothing);
  const scanner = useRef<Scanner | null>(null);
  const taken = useRef(new Set<string>());
  const open = useCallback((): Scanner => {
    scanner.current ??= new Scanner();
    return scanner.current;
  }, []);
  const close = useCallback(() => {
    scanner.current?.stop();
    scanner.current = null;
  }, []);
  useEffect(() => close, [close]);

  const choose = async (chosen: Chosen[]) => {
    const fresh = chosen.filter((each) => !taken.current.has(fingerprint(each)));
    for (const each of fresh) taken.current.add(fingerprint(each));
    const same = chosen.length - fresh.length;
    // Nothing new: what was found before stays as it is, and nothing waits for a decision that nobody can take.
    if (fresh.length === 0 && same > 0) {
      setSelection((before) => ({ ...before, same }));
      return;
    }
    // What was found before and is not yet decided stays: a second choice adds to it.
    const found: ScannedFile[] = [...selection.files];
    setSelection({ phase: "looking", looked: 0, files: [], same });
    await open().scan(fresh, (files, looked) => {
      found.push(...files);
      setSelection({ phase: "looking", looked, files: [], same });
    });
    setSelection({ phase: "found", looked: found.length, files: found, same });
  };
  /** Puts the selection away; after `forget` the same files may be chosen again. */
  const clear = (forget: boolean) => {
    if (forget) taken.current.clear();
    setSelection(nothing);
  };
  const stop = () => {
    close();
    clear(true);
  };
  const hash = useCallback((blob: Blob) => open().hash(blob), [open]);
  return { selection, choose, clear, stop, hash };
}
