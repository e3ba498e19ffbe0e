import * as v from 'valibot';

/** How a string that names nothing is marked. */
const severities = ['off', 'hint', 'information', 'warning', 'error'] as const;

const Names = v.fallback(v.pipe(v.array(v.string()), v.readonly()), []);

/** The settings under `authingGroups.code.*`; a value of another kind counts as not set. */
export const CodeSettingsSchema = v.object({
  completion: v.fallback(v.boolean(), true),
  hover: v.fallback(v.boolean(), true),
  definition: v.fallback(v.boolean(), true),
  codeLens: v.fallback(v.boolean(), false),
  inlayHints: v.fallback(v.boolean(), false),
  diagnostics: v.fallback(v.picklist(severities), 'warning'),
  ignoredCodes: Names,
  clientNames: Names,
});

/** The settings of help in source files. */
export type CodeSettings = v.InferOutput<typeof CodeSettingsSchema>;
