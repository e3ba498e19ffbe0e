import * as v from 'valibot';

/** Paths by host; entries of another shape are left out. */
const AuthorityFiles = v.fallback(
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((files) =>
      Object.fromEntries(
        Object.entries(files).filter((entry): entry is [string, string] => {
          return typeof entry[1] === 'string';
        }),
      ),
    ),
  ),
  {},
);

/** The settings under `authingGroups.*`; a value out of bounds counts as not set. */
export const SettingsSchema = v.object({
  pageSize: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(50)), 50),
  requestTimeout: v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(600)), 30),
  maxRetries: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)), 3),
  language: v.fallback(v.picklist(['auto', 'zh-CN', 'en-US']), 'auto'),
  csvFormat: v.fallback(v.picklist(['excel', 'plain']), 'excel'),
  certificateAuthorities: AuthorityFiles,
});
