/** Dates and times as this room writes them, in the reader's own time zone and manner. */

const stamp = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });

/** "14:05" today, else with the date. */
export function timeText(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  return at.toDateString() === now.toDateString() ? clock.format(at) : stamp.format(at);
}

/** Always with the date, for what is signed or sealed: the page is printed and kept. */
export function instantText(instant: string): string {
  return stamp.format(new Date(instant));
}

/** A calendar day from "2026-11-24" or DICOM's "20261124"; "" where it is neither. */
export function dayText(day: string | null): string {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(day ?? "");
  if (parts === null) return "";
  const date = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? "" : calendar.format(date);
}

/** Whole years since a birth day. */
export function yearsSince(day: string | null, now: Date = new Date()): number | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(day ?? "");
  if (parts === null) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const before = now.getMonth() + 1 < month || (now.getMonth() + 1 === month && now.getDate() < date);
  return Math.max(0, now.getFullYear() - year - (before ? 1 : 0));
}

/** How long ago, in its largest whole unit. */
export function ageOf(instant: string, now: Date = new Date()): { unit: "minutes" | "hours" | "days"; count: number } {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(instant).getTime()) / 60_000));
  if (minutes < 60) return { unit: "minutes", count: minutes };
  if (minutes < 48 * 60) return { unit: "hours", count: Math.floor(minutes / 60) };
  return { unit: "days", count: Math.floor(minutes / 1440) };
}
