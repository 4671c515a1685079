import type { House } from "#commands/house.ts";
import { type Listener, type ListenerOptions, listen } from "#interop/dimse/listen.ts";
import type { DicomConfiguration } from "./read-dicom.ts";

export type ListenersToStart = {
  house: House;
  host: string;
  /** 0 takes any that is free; null does not listen. */
  port: number | null;
  dicom: DicomConfiguration;
  note: (sentence: string) => void;
  /** Told of refused and broken associations, for the log. */
  log: ListenerOptions["note"];
  onFault: (error: unknown) => void;
};

const timing = { artim: 10_000, idle: 120_000 };

/**
 * Listens for DICOM associations, in plain and where there is a certificate over TLS, and puts the port into the settings. A port that is
 * taken does not keep the service from starting: it says so, and goes on without.
 */
export async function startListeners(start: ListenersToStart): Promise<{ stop: () => Promise<void> }> {
  const { house, port, dicom } = start;
  const listeners: Listener[] = [];
  if (port !== null) {
    const plain = await tryListening(start, port, false);
    house.settings.dicom.port = plain?.port ?? null;
    if (plain !== null) listeners.push(plain);
    const secure = dicom.tls === null ? null : await tryListening(start, dicom.tlsPort, true);
    if (secure !== null) listeners.push(secure);
  }
  return {
    stop: async () => {
      await Promise.all(listeners.map((one) => one.stop()));
    },
  };
}

async function tryListening(start: ListenersToStart, port: number, secure: boolean): Promise<Listener | null> {
  const { house, host, dicom } = start;
  try {
    return await listen(house, {
      // A name would be listened on at one of its addresses only, and devices are told numbers.
      host: host === "localhost" ? "127.0.0.1" : host,
      port,
      aeTitle: dicom.aeTitle,
      tls: secure ? dicom.tls : null,
      callWith: dicom.tls,
      privateClasses: dicom.privateClasses,
      mostAssociations: dicom.mostAssociations,
      timing,
      onFault: start.onFault,
      note: start.log,
    });
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!taken) throw error;
    const flag = secure ? "OVERREAD_DICOM_TLS_PORT" : "--dicom-port";
    start.note(`Port ${port} is taken: no DICOM listener there. Name another with ${flag}, or "off".`);
    return null;
  }
}
