import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Target } from "./http-client.ts";

/** One of the two servers that are measured. */
export type ServerUnderTest = {
  name: string;
  target: Target;
  /** Null where it has no DICOM port. */
  dicom: { port: number; aet: string } | null;
  pid: number;
  /** Fills it with so many studies of one small image each. */
  seed: (studies: number) => Promise<void>;
  /** Stops it and starts it again with the same data. @returns seconds until a search is answered */
  restart: () => Promise<number>;
  stop: () => Promise<void>;
};

export async function listens(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

/** @throws Error where it is not so within two minutes, or the process ends */
export async function until(child: ChildProcess, isSo: () => Promise<boolean>, said: () => string): Promise<void> {
  const began = performance.now();
  while (!(await isSo().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${said()}`);
    if (performance.now() - began > 120_000) throw new Error(`The server was not ready: ${said()}`);
    await sleep(10);
  }
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
