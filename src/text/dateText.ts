/** A time that says how far from UTC it is; what says nothing else is read as anybody likes. */
const withZone = /T.*(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A time of the server as people write it in their language, with its zone: this code may run in
 * another zone than the one its reader lives in, as in a container or on a remote machine.
 * @param iso as the server wrote it; what is no time with a zone stays as it came
 * @param timeZone an IANA name; the zone of this machine unless given
 */
export function dateText(iso: string, language: string, timeZone?: string): string {
  const date = new Date(iso);
  if (!withZone.test(iso) || Number.isNaN(date.getTime())) return iso;
  // `dateStyle` and `timeStyle` cannot be combined with the name of the zone.
  return date.toLocaleString(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
}
