/** SQLSTATE unique_violation, serialization_failure, deadlock_detected: somebody else wrote the same at the same moment. */
const passing = new Set(["23505", "40001", "40P01"]);

/** Runs a transaction again where it met another one; the second time it finds what the other has written. */
export async function againWhereTwoMet<T>(work: () => Promise<T>, tries = 4): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (tries <= 1 || !passing.has(code)) throw error;
    return await againWhereTwoMet(work, tries - 1);
  }
}
