const MOMENT = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)"/g;

/** A structured result with its moments as the texts of answers write them. */
export const shortMoments = (value: unknown): ReturnType<typeof JSON.parse> =>
  JSON.parse(
    JSON.stringify(value).replace(
      MOMENT,
      (_, time, zone) => `"${time}${/^\+00:?00$/.test(zone) ? 'Z' : zone}"`,
    ),
  );
