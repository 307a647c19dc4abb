/** A PNG of eight by eight pixels. */
export const pixel: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAF0lEQVR42mP4v5qBIegMJoldFEQOSh0AzSZZAUWLSlUAAAAASUVORK5CYII=',
  'base64',
);
