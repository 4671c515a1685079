import { lookup } from "node:dns/promises";

const plain = (address: string): string => address.replace(/^::ffff:/i, "").toLowerCase();

/** Whether an address is one of those that a host name (or address) stands for. */
export async function isSameHost(host: string, address: string): Promise<boolean> {
  if (plain(host) === plain(address)) return true;
  try {
    const found = await lookup(host, { all: true });
    return found.some((one) => plain(one.address) === plain(address));
  } catch {
    return false;
  }
}
