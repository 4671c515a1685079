import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** Minimal Lower Layer Protocol (HL7 v2 Appendix C): start block, message, end block and carriage return. */
const start = 0x0b;
const end = Buffer.from([0x1c, 0x0d]);
const longestAnswer = 1024 * 1024;

export type MllpAddress = { host: string; port: number; tls: boolean };

/**
 * Sends one message over a connection of its own and waits for the answer.
 * @param patience milliseconds for all of it
 * @returns the answer, without its frame
 * @throws Error naming what went wrong: not reached, closed before an answer, too slow, or no MLLP
 */
export async function sendMllp({ host, port, tls }: MllpAddress, message: string, patience: number): Promise<string> {
  const socket: Socket = tls ? connectTls({ host, port, servername: host }) : connectPlain({ host, port });
  try {
    return await new Promise<string>((resolve, reject) => {
      let received = Buffer.alloc(0);
      const timer = setTimeout(() => reject(new Error("the receiver did not answer in time")), patience);
      const settle = (act: () => void) => {
        clearTimeout(timer);
        act();
      };
      socket.once(tls ? "secureConnect" : "connect", () => {
        socket.write(Buffer.concat([Buffer.from([start]), Buffer.from(message, "utf8"), end]));
      });
      socket.on("data", (chunk: Buffer) => {
        received = Buffer.concat([received, chunk]);
        if (received.length > longestAnswer) settle(() => reject(new Error("the receiver's answer is too long")));
        else if (received[0] !== start) settle(() => reject(new Error("the receiver does not speak MLLP")));
        else {
          const at = received.indexOf(end);
          if (at >= 0) settle(() => resolve(received.subarray(1, at).toString("utf8")));
        }
      });
      socket.once("error", (error) => settle(() => reject(error)));
      socket.once("close", () =>
        settle(() => reject(new Error("the receiver closed the connection before it answered"))),
      );
    });
  } finally {
    socket.destroy();
  }
}
