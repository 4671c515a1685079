import { type FormEvent, useState } from "react";

/**
 * The states of a form that opens a door: complaints appear only after the first try, one request at a time, and a failure stays
 * until the next try.
 * @param good whether everything typed can be sent
 * @param enter sends it; what it throws becomes `error`
 */
export function useEntryForm(good: boolean, enter: () => Promise<void>) {
  const [late, setLate] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async () => {
    setLate(true);
    if (!good) return;
    setBusy(true);
    setError(null);
    try {
      await enter();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  return { late, busy, error, onSubmit };
}
