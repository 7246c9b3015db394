// What time zone a calendar names → the offset of an hour in it. IANA names by Intl; Microsoft's by a table; `GMT+10:00`
// by itself. An hour in a zone that is none of these keeps its digits and gets no offset.

/** Microsoft's names for zones → IANA's. Source: Unicode CLDR, windowsZones. */
const MICROSOFT: Readonly<Record<string, string>> = {
  'aus eastern standard time': 'Australia/Sydney',
  'canberra, melbourne, sydney': 'Australia/Sydney',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'central standard time': 'America/Chicago',
  'china standard time': 'Asia/Shanghai',
  'eastern standard time': 'America/New_York',
  'e. europe standard time': 'Europe/Chisinau',
  'fle standard time': 'Europe/Kiev',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'india standard time': 'Asia/Kolkata',
  'israel standard time': 'Asia/Jerusalem',
  'korea standard time': 'Asia/Seoul',
  'mountain standard time': 'America/Denver',
  'north asia east standard time': 'Asia/Irkutsk',
  'pacific standard time': 'America/Los_Angeles',
  'romance standard time': 'Europe/Paris',
  'russian standard time': 'Europe/Moscow',
  'singapore standard time': 'Asia/Singapore',
  'taipei standard time': 'Asia/Taipei',
  'tokyo standard time': 'Asia/Tokyo',
  'us eastern standard time': 'America/Indianapolis',
  'us mountain standard time': 'America/Phoenix',
  'w. australia standard time': 'Australia/Perth',
  'w. europe standard time': 'Europe/Berlin',
};

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // No zone that Intl knows.
  }
  formats.set(zone, format);
  return format;
}

/** Minutes east of UTC that a zone's clocks show at an instant, ms UTC. */
function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - instant) / 60_000);
}

/** The offset, as EDTF has it, of a wall-clock time (its digits as ms UTC) in a zone; '' where the zone is not known. */
export function offsetIn(zone: string, wall: number): string {
  const name = zone.replaceAll(/^["']|["']$/g, '').trim();
  const fixed = /^\(?(?:UTC|GMT) ?([+-])(\d{1,2}):?(\d{2})\)?/i.exec(name);
  const rest = name.replace(/^\([^)]*\) */, '').toLowerCase();
  const candidates = [MICROSOFT[name.toLowerCase()], MICROSOFT[rest], name, name.split('/').slice(-2).join('/')];
  for (const candidate of candidates) {
    const format = candidate && formatOf(candidate);
    if (!format) continue;
    // Twice: the first guess may lie on the other side of a change of the clocks.
    const guess = offsetAt(format, wall);
    return written(offsetAt(format, wall - guess * 60_000));
  }
  return fixed ? written((fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]))) : '';
}

function written(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
